package org.quietroom.moderation.care;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of form for every sentence that members read. */
class TextsTest {
    private static final int MOST_WORDS = 60;
    private static final int MOST_WORDS_IN_A_SENTENCE = 20;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "helplines",
            "emergency",
            "watch",
            "post",
            "privacy",
            "auto",
            "off",
            "room",
            "reason",
            "within",
            "link",
            "rule",
            "decided",
            "words",
            "date",
            "appeal",
            "edited",
            "name",
            "number",
            "hours",
            "cost",
            "checked",
            "numbers",
            "country",
            "list",
            "n",
            "host");
    private static final List<String> NEVER = List.of(
            "we noticed",
            "detected",
            "you are suicidal",
            "at risk",
            "diagnos",
            "score",
            "your name",
            "how old",
            "where are you",
            "where do you live",
            "your phone",
            "commit",
            "failed",
            "successful",
            "attention",
            "cry for help",
            "i know how you feel",
            "stay strong",
            "think of your family",
            "you matter",
            "anonymous",
            "confidential",
            "it will pass",
            "police",
            "wir haben bemerkt",
            "erkannt",
            "gefährdet",
            "selbstmord",
            "freitod",
            "anonym",
            "vertraulich",
            "polizei",
            "hilferuf",
            "sei stark",
            "denk an deine",
            "wird vorbeigehen",
            "wie alt",
            "wo wohnst",
            "hemos notado",
            "hemos detectado",
            "en riesgo",
            "diagnós",
            "anónim",
            "confidencial",
            "policía",
            "grito de ayuda",
            "sé fuerte",
            "ánimo",
            "piensa en tu familia",
            "pasará",
            "cuántos años",
            "dónde vives",
            "tu teléfono",
            "nous avons remarqué",
            "détecté",
            "à risque",
            "anonyme",
            "confidentiel",
            "appel à l’aide",
            "soyez fort",
            "courage",
            "pensez à votre famille",
            "ça va passer",
            "cela passera",
            "votre âge",
            "où habitez",
            "votre téléphone");

    private static List<String> fullest(Texts texts, Note note) {
        return texts.sentences(note).stream()
                .map(alternatives -> alternatives.get(0))
                .toList();
    }

    private static List<String> words(String text) {
        return Splitter.onPattern("\\s+").omitEmptyStrings().splitToList(text.replaceAll("\\{[a-z]+\\}[.]?", ""));
    }

    private static Stream<String> all(Texts texts) {
        List<String> all = new ArrayList<>(texts.phrases().values());
        for (Note note : Note.values()) {
            texts.sentences(note).forEach(all::addAll);
        }
        return all.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void everyNoteIsThereAndShort(String language) {
        Texts texts = Texts.of(language);
        assertThat(texts.language()).isEqualTo(language);
        assertThat(texts.notes()).hasSameSizeAs(Note.values());
        for (Note note : Note.values()) {
            List<String> sentences = fullest(texts, note);
            assertThat(sentences).as(note.key()).isNotEmpty();
            assertThat(words(String.join(" ", sentences))).as(note.key()).hasSizeLessThanOrEqualTo(MOST_WORDS);
            for (String sentence : sentences) {
                assertThat(words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(MOST_WORDS_IN_A_SENTENCE);
            }
        }
        texts.phrases()
                .forEach((key, phrase) ->
                        assertThat(words(phrase)).as(key).hasSizeLessThanOrEqualTo(2 * MOST_WORDS_IN_A_SENTENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void nothingFromTheDontListIsSaidAndNothingShouts(String language) {
        List<String> said = all(Texts.of(language)).toList();
        assertThat(said).hasSizeGreaterThan(80);
        for (String text : said) {
            assertThat(text).doesNotContain("!").doesNotContain("¡");
            String lower = text.toLowerCase(Locale.ROOT);
            for (String never : NEVER) {
                assertThat(lower).as(text).doesNotContain(never);
            }
            assertThat(words(text))
                    .noneMatch(w -> w.length() > 3 && w.equals(w.toUpperCase(Locale.ROOT)) && !w.equals(lower));
            assertThat(text.codePoints().noneMatch(c -> Character.getType(c) == Character.OTHER_SYMBOL))
                    .as("no emoji: %s", text)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void suicideIsNamedOnlyFromPlanUpwardsAndOnlyAfterIf(String language) {
        Texts texts = Texts.of(language);
        String named = language.equals("de") ? "suizid" : "suicid";
        String conditional = requireNonNull(
                Map.of("en", "if ", "de", "wenn ", "es", "si ", "fr", "si ").get(language));
        for (Note note : Note.values()) {
            for (String sentence : fullest(texts, note)) {
                String lower = sentence.toLowerCase(Locale.ROOT);
                if (lower.contains(named)) {
                    assertThat(note).isIn(Note.CARE_PLAN, Note.CARE_IMMINENT);
                    assertThat(lower).startsWith(conditional);
                }
            }
        }
        assertThat(String.join(" ", fullest(texts, Note.CARE_PLAN)).toLowerCase(Locale.ROOT))
                .contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void everyPlaceholderIsKnown(String language) {
        all(Texts.of(language)).forEach(text -> {
            for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
                assertThat(PLACEHOLDERS).as(text).contains(text.substring(open + 1, text.indexOf('}', open)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr"})
    void allLanguagesSayTheSameThings(String language) {
        Texts english = Texts.of("en");
        Texts texts = Texts.of(language);
        assertThat(texts.phrases().keySet()).isEqualTo(english.phrases().keySet());
        for (Note note : Note.values()) {
            List<List<String>> here = texts.sentences(note);
            List<List<String>> there = english.sentences(note);
            assertThat(here).as(note.key()).hasSameSizeAs(there);
            for (int i = 0; i < here.size(); i++) {
                assertThat(placeholders(here.get(i))).as(note.key()).isEqualTo(placeholders(there.get(i)));
            }
        }
        texts.phrases()
                .forEach((key, phrase) -> assertThat(placeholders(List.of(phrase)))
                        .as(key)
                        .isEqualTo(placeholders(
                                List.of(requireNonNull(english.phrases().get(key))))));
    }

    /** In each alternative, the ones it fills, whatever their order. */
    private static List<Set<String>> placeholders(List<String> alternatives) {
        return alternatives.stream()
                .map(text -> Pattern.compile("\\{[a-z]+\\}")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void everyCareNoteSaysThatItIsAutomaticAndWhoWatches(String language) {
        for (Note note : Note.values()) {
            if (note.key().startsWith("care.")) {
                assertThat(fullest(Texts.of(language), note)).as(note.key()).contains("{auto}", "{watch}", "{off}");
            }
        }
    }

    @Test
    void nothingIsCalledReviewedYet() {
        assertThat(CareNotes.shipped(CareSettings.NONE).drafts()).containsExactly("de", "en", "es", "fr");
    }
}
