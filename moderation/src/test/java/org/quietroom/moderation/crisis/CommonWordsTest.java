package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.moderation.text.Folded;

/** The language of a text in which no pack knows anything. */
class CommonWordsTest {
    private static final Lexicon LEXICON = CrisisReader.standard().lexicon();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The lamp in the hall was on when we came back from the sea and it is still on now.",
                "en | i put it on the shelf and then i sat there for a bit",
                "de | Die Lampe im Flur war an, als wir vom See zurück kamen, und sie ist es noch.",
                "de | ich hab das auf den tisch gelegt und bin dann noch sitzen geblieben",
                "es | La lámpara del pasillo estaba encendida cuando volvimos del mar y lo está todavía.",
                "fr | La lampe du couloir était allumée quand on est revenus de la mer et elle l'est encore."
            })
    void isThatWithTheMostCommonWords(String language, String text) {
        assertThat(languageOf(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Käytävän lamppu paloi vielä kun palasimme mereltä.",
                "Lampa w korytarzu nadal się świeciła, kiedy wróciliśmy znad morza.",
                "paracetamol 500 mg, ondansetron 4 mg, dexamethasone 8 mg",
                "xq zrr 17 //// ==="
            })
    void isNoneWhereTheseAreFew(String text) {
        assertThat(languageOf(text)).isNull();
    }

    private static @Nullable String languageOf(String text) {
        Folded folded = LEXICON.folding().fold(text);
        return LEXICON.wordings().common().languageOf(LEXICON.tokens(folded));
    }
}
