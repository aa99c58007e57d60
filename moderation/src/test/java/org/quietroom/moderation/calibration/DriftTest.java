package org.quietroom.moderation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.moderation.calibration.Drift.Day;
import org.quietroom.moderation.crisis.Expected;

class DriftTest {
    private static final double LIMIT = Drift.limit(4);

    /** The day on which the alarm comes; {@code most} + 1 if it does not. */
    private static int alarm(Expected expected, int postsADay, double rate, int most, SplittableRandom random) {
        List<Day> days = new ArrayList<>();
        for (int day = 1; day <= most; day++) {
            int flagged = 0;
            for (int post = 0; post < postsADay; post++) {
                flagged += random.nextDouble() < rate ? 1 : 0;
            }
            days.add(new Day(postsADay, flagged));
            if (Drift.evidence(expected, days) >= LIMIT) {
                return day;
            }
        }
        return most + 1;
    }

    @Test
    void nothingChangedNothingIsSaid() {
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int community = 0; community < 60; community++) {
            double rate = 0.001 + 0.009 * random.nextDouble();
            int flagged = 0;
            for (int post = 0; post < 2_000; post++) {
                flagged += random.nextDouble() < rate ? 1 : 0;
            }
            alarms += alarm(new Expected(flagged, 2_000), 200, rate, 120, random) <= 120 ? 1 : 0;
        }
        assertThat(alarms)
                .as("of 60 communities in 120 days; one tier of four in a year is a quarter")
                .isLessThan(6);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 20", "0.05, 8", "0.2, 3"})
    void aRateThatRoseIsNoticed(double rate, int within) {
        assertThat(alarm(new Expected(10, 2_000), 200, rate, 90, new SplittableRandom(3)))
                .isLessThanOrEqualTo(within);
    }

    @Test
    void aRateThatFellIsNoticed() {
        assertThat(alarm(new Expected(40, 2_000), 200, 0.0, 90, new SplittableRandom(3)))
                .isLessThanOrEqualTo(14);
    }

    @Test
    void aChangeAfterAQuietSeasonIsNoticedAsSoon() {
        Expected expected = new Expected(10, 2_000);
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            days.add(new Day(200, 1));
        }
        assertThat(Drift.evidence(expected, days)).isLessThan(LIMIT);
        int more = 0;
        while (Drift.evidence(expected, days) < LIMIT && more < 30) {
            days.add(new Day(200, 10));
            more++;
        }
        assertThat(more).isLessThanOrEqualTo(8);
    }

    @Test
    void noCountGivesAnythingButANumber() {
        for (Expected expected : List.of(new Expected(0, 1), new Expected(1, 1), new Expected(0, 1_000_000))) {
            for (Day day :
                    List.of(new Day(0, 0), new Day(1, 1), new Day(1_000_000, 0), new Day(1_000_000, 1_000_000))) {
                assertThat(Drift.evidence(expected, List.of(day, day)))
                        .isFinite()
                        .isNotNegative();
            }
        }
        assertThat(Drift.evidence(new Expected(1, 10), List.of())).isZero();
    }

    @Test
    void theGammaFunctionIsRight() {
        assertThat(Drift.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-12));
        assertThat(Drift.logGamma(6)).isCloseTo(Math.log(120), within(1e-12));
        assertThat(Drift.logGamma(1_000_001)).isCloseTo(1.2815518384658169e7, within(1e-4));
    }

    @Test
    void whatWasExpectedIsReadBack() {
        assertThat(Expected.read(new Expected(5, 2_000).toString())).contains(new Expected(5, 2_000));
        assertThat(Expected.read(" ")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Expected.read("5/2000"));
        assertThatIllegalArgumentException().isThrownBy(() -> Expected.read("5 of 2"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(1, 2));
    }
}
