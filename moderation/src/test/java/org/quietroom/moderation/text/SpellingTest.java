package org.quietroom.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final Set<String> WORDS = Set.of(
            "i", "want", "to", "die", "my", "kill", "suicide", "suicidal", "tonight", "appointment", "bridge", "all");

    private static final Set<String> OTHERS = Set.of("the", "sudden", "bride", "indie", "hospital", "went", "a");

    private static final Folding FOLDING = Folding.with(
            Vocabulary.of(WORDS, Set.of("die", "kill", "suicide", "suicidal")).spelt(WordSet.of(union(WORDS, OTHERS))));

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Sets.union(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "letters exchanged, i wnat to die tonihgt, i want to die tonight",
        "a letter left out, sucide tonigt, suicide tonight",
        "a letter too many, suicidde tonightt, suicide tonight",
        "letters doubled or not doubled, i wantt to kil, i want to kill",
        "a letter that sounds alike, suecide, suicide",
        "the key beside it, suivide, suicide",
        "letters exchanged twice, sucidial, suicidal",
        "one letter of a long word, appointnent, appointment",
        "no spaces, iwanttodie, i want to die",
        "full stops for spaces, i.want.to.die, i want to die",
        "letters apart for spaces, i w a n t t o d i e, i want to die",
    })
    void whatWasMeantIsRead(String slip, String text, String meant) {
        assertThat(words(text)).as(slip).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "a word that exists, the indie bride went to the hospital",
        "a short word, wan tie kin",
        "another first letter, nuicide",
        "one letter of a short word, brodge want",
        "two letters, suivode suiciter",
        "a number in it, b12 w4nts",
        "nothing near, methotrexate filgrastim",
        "words without a guarded one, mybridge",
    })
    void whatMayBeAnotherWordStays(String why, String text) {
        assertThat(words(text)).as(why).isEqualTo(text);
    }

    @Test
    void whereTheNearestAreSeveralNothingIsMended() {
        Folding two = Folding.with(
                Vocabulary.of(Set.of("bridges", "bridged"), Set.of()).spelt(WordSet.of(WORDS)));

        assertThat(two.fold("bridge").text()).isEqualTo("bridge");
    }

    @Test
    void theMendedWordsPointToTheirLetters() {
        String text = "so... iwanttodie tonihgt";
        Folded folded = FOLDING.fold(text);
        int die = folded.text().indexOf("die");
        int tonight = folded.text().indexOf("tonight");

        assertThat(part(text, folded.original(die, die + 3))).isEqualTo("die");
        assertThat(part(text, folded.original(tonight, tonight + 7))).isEqualTo("tonihgt");
    }

    @Test
    void aSentenceEndsWhereASpaceWasForgotten() {
        assertThat(FOLDING.fold("the hospital.I went").text()).contains("hospital\u001Ei");
    }

    @Test
    void whatIsMendedIsMendedForGood() {
        for (String text : List.of("i wnat to die tonihgt", "iwanttodie", "i.want.to.die", "sucide")) {
            String once = FOLDING.fold(text).text();
            assertThat(FOLDING.fold(once).text()).isEqualTo(once);
        }
    }

    @Test
    void aTextOfNothingButSlipsIsLookedAtInPart() {
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> "w" + letters(i) + "nt")
                .collect(Collectors.joining(" "));

        String folded = FOLDING.fold(text).text();

        assertThat(folded).contains("want").endsWith(text.substring(text.length() - 100));
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left /= 26) {
            letters.append((char) ('a' + left % 26));
        }
        return letters.toString();
    }

    private static String words(String text) {
        return FOLDING.fold(text).text().replace(Folded.BREAK, Folded.GAP);
    }

    private static String part(String text, Range range) {
        return text.substring(range.start(), range.end());
    }
}
