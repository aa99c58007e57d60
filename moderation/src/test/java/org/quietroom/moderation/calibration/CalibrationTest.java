package org.quietroom.moderation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.crisis.Sensitivity;

/** Of 1,000 posts 20 are faintly passive, 10 plainly a plan, 2 certain. */
class CalibrationTest {
    private final Traffic traffic = new Traffic();

    @BeforeEach
    void posts() {
        add(968, "calm sea");
        add(20, "fog and a horn");
        add(10, "a wave in the fog");
        add(2, "on the rocks");
    }

    private void add(int times, String text) {
        traffic.add(Strengths.of(SmallPack.reader(), List.of(Part.body(text))), times);
    }

    @Test
    void withRoomForAllOfThemNothingIsLeftOut() {
        Calibration calibration = Calibration.fit(traffic, 500, 16);

        assertThat(calibration.sensitivity()).isEqualTo(Sensitivity.MOST);
        assertThat(calibration.fits()).isTrue();
        assertThat(calibration.perDay().get(Severity.PASSIVE)).isCloseTo(10, within(1e-9));
        assertThat(calibration.perDay().get(Severity.PLAN)).isCloseTo(5, within(1e-9));
        assertThat(calibration.perDay().get(Severity.IMMINENT)).isCloseTo(1, within(1e-9));
        assertThat(calibration.total()).isCloseTo(16, within(1e-9));
    }

    @Test
    void theLeastUrgentGiveWayFirst() {
        Calibration calibration = Calibration.fit(traffic, 500, 8);

        assertThat(calibration.sensitivity()).isEqualTo(new Sensitivity(5, 4, 4, 4));
        assertThat(calibration.total()).isCloseTo(6, within(1e-9));
    }

    @Test
    void certainWordsAreNeverGivenUp() {
        Calibration calibration = Calibration.fit(traffic, 500, 0);

        assertThat(calibration.fits()).isFalse();
        assertThat(calibration.perDay().get(Severity.IMMINENT)).isCloseTo(1, within(1e-9));
        assertThat(calibration.total()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aPostThatIsTooFaintForItsTierIsStillFlaggedForAnother() {
        add(1, "fog, a horn, fog. Calm. Calm. Calm. Calm. A wave in the fog.");

        assertThat(traffic.flagged(new Sensitivity(4, 4, 6, 4)).get(Severity.PASSIVE))
                .isEqualTo(21);
    }

    @Test
    void theSettingsAreThoseOfTheGuard() {
        assertThat(Calibration.fit(traffic, 500, 8).settings(new Budget(8)))
                .containsEntry("budget", "8/day")
                .containsEntry("passive-from", "5")
                .containsEntry("plan-from", "4")
                .containsEntry("plan-expected", "10 of 1000");
    }

    @Test
    void aGivenSensitivityIsComparedWithTheBudget() {
        assertThat(Calibration.of(Sensitivity.MOST, traffic, 500, 8).fits()).isFalse();
        assertThat(Calibration.of(Sensitivity.MOST, traffic, 500, 16).total()).isCloseTo(16, within(1e-9));
    }

    @Test
    void whatOnePostSaysFitsIntoFourDigits() {
        Strengths strengths = Strengths.of(SmallPack.reader(), List.of(Part.body("calm"), Part.body("on the rocks")));

        assertThat(strengths.code()).isEqualTo("0006");
        assertThat(Strengths.read("0006")).isEqualTo(strengths);
        assertThatIllegalArgumentException().isThrownBy(() -> Strengths.read("00061"));
        assertThatIllegalArgumentException().isThrownBy(() -> Strengths.read("0009"));
    }

    @Test
    void aBudgetIsWrittenAsItIsRead() {
        for (String text : List.of("8/day", "20/week", "1/month", "0/day", "2.5/day")) {
            assertThat(Budget.read(text).orElseThrow()).hasToString(text);
        }
        assertThat(Budget.read("many")).isEmpty();
        assertThat(Budget.read("-1/day")).isEmpty();
    }

    @Test
    void nothingCanBeFittedToNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.fit(new Traffic(), 500, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.fit(traffic, 0, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.fit(traffic, 500, -1));
    }
}
