package org.quietroom.moderation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;

class EvaluationTest {
    /** The example of Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148. */
    @Test
    void theIntervalIsThatOfWilson() {
        Interval one = Interval.of(81, 263);
        assertThat(one.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(one.high()).isCloseTo(0.3662, within(5e-5));
        Interval other = Interval.of(15, 148);
        assertThat(other.low()).isCloseTo(0.0624, within(5e-5));
        assertThat(other.high()).isCloseTo(0.1605, within(5e-5));
        assertThat(Interval.of(0, 0)).isEqualTo(new Interval(Double.NaN, 0, 1));
    }

    @Test
    void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
        Score score = new Score(8, 2, 4, 86);

        double precision = 8.0 / 12;
        double recall = 8.0 / 10;
        assertThat(score.f1().value()).isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
        assertThat(score.f1().low()).isLessThan(score.f1().value());
        assertThat(score.f1().high()).isGreaterThan(score.f1().value());
        assertThat(score.alarmRate().value()).isCloseTo(4.0 / 90, within(1e-12));
        assertThat(score.texts()).isEqualTo(100);
    }

    @Test
    void textsAreCountedInAllAndByGroup() {
        Evaluation evaluation = new Evaluation(CrisisReader.standard());
        evaluation.add(labelled("I want to kill myself.", Severity.IDEATION, "direct"));
        evaluation.add(labelled("The soup was good.", Severity.PASSIVE, "indirect"));
        evaluation.add(labelled("The soup was good.", Severity.NONE, "ordinary"));
        evaluation.add(labelled("I want to kill myself.", Severity.NONE, "ordinary"));

        assertThat(evaluation.all()).isEqualTo(new Score(1, 1, 1, 1));
        assertThat(evaluation.groups())
                .containsEntry("language en", new Score(1, 1, 1, 1))
                .containsEntry("crisis direct", new Score(1, 0, 0, 0))
                .containsEntry("crisis indirect", new Score(0, 1, 0, 0))
                .containsEntry("benign ordinary", new Score(0, 0, 1, 1))
                .containsEntry("tier ideation", new Score(1, 0, 0, 0))
                .hasSize(7);
    }

    private static Evaluation.Labelled labelled(String text, Severity severity, String category) {
        return new Evaluation.Labelled(text, "en", severity, category);
    }
}
