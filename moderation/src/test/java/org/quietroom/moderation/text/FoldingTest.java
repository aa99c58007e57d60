package org.quietroom.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    private static final Folding FOLDING = Folding.with(Vocabulary.of(
            Set.of("kill", "myself", "i", "so", "good", "want", "to", "die"), Set.of("kill", "die", "suicide")));
    private static final String ALPHABET =
            "aAkKiIlLdDeE 1!3$*.,'\u2019-\n\u200B\u0301\u0456\u041D\uFF4B\u00DF\uFB01\u0130\uD83D\uDC80\uD83C\u05D0\u0939\u093F\uFDFA\u2800";

    @ParameterizedTest
    @CsvSource({
        "KILL myself, kill myself",
        "k\u200Bill my\u00ADself, kill myself",
        "\uFF4Bill m\u00FDself, kill myself",
        "k1ll my$elf, kill myself",
        "k i l l  m y s e l f, kill myself",
        "k.i.l.l myself, kill myself",
        "kiiiillll myself, kill myself",
        "k\u0456ll mys\u0435lf, kill myself",
        "k*ll, kill",
        "su-ic-ide, suicide",
        "\uD835\uDD28\uD835\uDD26\uD835\uDD29\uD835\uDD29, kill",
        "k\u0336i\u0336l\u0336l\u0336, kill",
        "don\u2019t, dont",
        "sooo goood, so good",
    })
    void oneSpellingForManyWays(String written, String folded) {
        assertThat(FOLDING.fold(written).text()).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5fu", "h1n1", "brca1", "b12", "a b c", "w k l m", "n*ll", "v1tam1n"})
    void whatIsNoWordOfTheVocabularyKeepsItsSpelling(String written) {
        assertThat(FOLDING.fold(written).text()).isEqualTo(written.replace('*', ' '));
    }

    @Test
    void sentencesAndParagraphsBreak() {
        assertThat(FOLDING.fold("want to. Die Hard").text()).isEqualTo("want to" + Folded.BREAK + "die hard");
        assertThat(FOLDING.fold("want to\n\ndie").text()).isEqualTo("want to" + Folded.BREAK + "die");
        assertThat(FOLDING.fold("want to\ndie").text()).isEqualTo("want to die");
        assertThat(FOLDING.fold("want to\r\ndie").text()).isEqualTo("want to die");
    }

    @Test
    void aSpanIsTheExactOriginalWords() {
        String text = "well, k\u200B1ll mys\u0435\u0301lf now";
        Folded folded = FOLDING.fold(text);
        int at = folded.text().indexOf("kill myself");
        Range range = folded.original(at, at + "kill myself".length());
        assertThat(text.substring(range.start(), range.end())).isEqualTo("k\u200B1ll mys\u0435\u0301lf");
    }

    @Test
    void randomTextMapsInsideItselfInOrderAndFoldsOnce() {
        SplittableRandom random = new SplittableRandom(20260101);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            check(text.toString());
        }
    }

    @Test
    void everyCodePointFoldsOnce() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String text =
                    "a" + (codePoint > 0xFFFF ? Character.toString(codePoint) : String.valueOf((char) codePoint)) + "b";
            String once = Folding.PLAIN.fold(text).text();
            if (!Folding.PLAIN.fold(once).text().equals(once)) {
                assertThat(Folding.PLAIN.fold(once).text())
                        .as("U+%X", codePoint)
                        .isEqualTo(once);
            }
        }
    }

    private static void check(String text) {
        Folded folded = FOLDING.fold(text);
        String once = folded.text();
        assertThat(FOLDING.fold(once).text())
                .as("folded twice: %s", escaped(text))
                .isEqualTo(once);
        BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
        graphemes.setText(text);
        for (int i = 0; i < once.length(); i++) {
            assertThat(folded.start(i)).isBetween(i == 0 ? 0 : folded.start(i - 1), text.length());
            assertThat(folded.end(i)).isBetween(folded.start(i), text.length());
            if (!folded.edge(i)) {
                Range range = folded.original(i, i + 1);
                assertThat(graphemes.isBoundary(range.start()))
                        .as("start in %s", escaped(text))
                        .isTrue();
                assertThat(graphemes.isBoundary(range.end()))
                        .as("end in %s", escaped(text))
                        .isTrue();
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 128 && c > 31 ? "" + (char) c : String.format("\\u%04X", c)));
        return escaped.toString();
    }
}
