package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.moderation.text.Folded;

/** What a wording learns from made-up sentences, in which only the order of two words tells which is which. */
final class WordingTest {
    private static final List<String> BETWEEN = List.of("and then", "over", "under the", "past", "before a", "with");

    private static final LexiconParts PARTS = LexiconBuilder.build(PackLoader.builtIn());
    private static final WordTable TABLE = new WordTable(PARTS.codes());

    private final Lexicon lexicon = new Lexicon(PARTS, LexiconFile.wordings());
    private final Wording wording = learned();

    private Wording learned() {
        WordingTrainer trainer = new WordingTrainer(lexicon);
        for (String between : BETWEEN) {
            trainer.add("lamp " + between + " river", true, false, 1);
            trainer.add("river " + between + " lamp", false, false, 1);
        }
        return trainer.train();
    }

    private double logit(String text) {
        Folded folded = lexicon.folding().fold(text);
        Tokens tokens = lexicon.tokens(folded);
        WordingFeatures features = new WordingFeatures(folded, tokens, lexicon.keys());
        LetterSums letters = new LetterSums(wording, TABLE);
        Evidence none = new Evidence(lexicon, HitFinder.find(tokens, lexicon));
        return new WordingSums(wording, letters, features, tokens).logit(0, tokens.size(), none);
    }

    @Test
    void wordsThatFollowEachOtherInOneOrderAreToldFromTheOtherOrder() {
        assertThat(logit("lamp over river")).isPositive();
        assertThat(logit("river over lamp")).isNegative();
    }

    @Test
    void theOrderIsToldThroughAWordOrTwoThatWereNeverSeen() {
        assertThat(logit("lamp beside river")).isGreaterThan(logit("river beside lamp"));
        assertThat(logit("lamp quite beside river")).isGreaterThan(logit("river quite beside lamp"));
    }

    @Test
    void ofALongerTextLessIsAskedAndOfOneWithoutASignMore() {
        assertThat(Wording.told(8, true)).isGreaterThan(Wording.told(16, true));
        assertThat(Wording.told(60, true)).isLessThan(Wording.told(16, true));
        assertThat(Wording.told(5_000, true)).isEqualTo(Wording.told(500, true));
        assertThat(Wording.told(16, false)).isGreaterThan(Wording.told(16, true));
    }
}
