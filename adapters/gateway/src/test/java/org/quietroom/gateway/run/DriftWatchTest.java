package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.MovableClock;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.console.AlertView;
import org.quietroom.gateway.console.AlertView.Trend;
import org.quietroom.gateway.store.DataFolder;
import org.quietroom.gateway.store.Database;
import org.quietroom.gateway.store.Facts;
import org.quietroom.gateway.store.Schema;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.crisis.Expected;
import org.quietroom.moderation.crisis.Sensitivity;

class DriftWatchTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");
    private static final RoomContext CONTEXT =
            RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Reed"), Locale.ENGLISH);
    private static final Map<Severity, Expected> EXPECTED =
            Map.of(Severity.PASSIVE, new Expected(10, 2_000), Severity.PLAN, new Expected(0, 2_000));
    private static final Map<Severity, Expected> OTHER =
            Map.of(Severity.PASSIVE, new Expected(11, 2_000), Severity.PLAN, new Expected(0, 2_000));
    private static final Map<Severity, String> CODES =
            Map.of(Severity.PASSIVE, "6000", Severity.PLAN, "0060", Severity.IMMINENT, "0006");
    private static final Sensitivity LESS = new Sensitivity(5, 5, 5, 5);

    private final AlertCounts counts =
            new AlertCounts(submission -> submission.parts().get(0).text().equals("calm")
                    ? Strengths.NONE
                    : Strengths.read(submission.parts().get(0).text()));
    private final MovableClock clock = new MovableClock(Instant.parse("2025-11-22T12:57:00Z"));
    private final Facts facts;

    DriftWatchTest(@TempDir Path folder) {
        Config config = TestGateway.config(folder, "");
        DataFolder.open(config.data());
        Database database = Database.open(config.store());
        Schema.prepare(database);
        facts = new Facts(database.source());
    }

    private void posts(int all, int flagged, Severity tier) {
        Guard guard = counts.around((submission, context) -> Review.PASS, LESS);
        String code = CODES.get(tier);
        for (int i = 0; i < all; i++) {
            String text = i < flagged ? code : "calm";
            guard.review(Submission.post(new MessageId("m"), ROOM, text, Instant.EPOCH), CONTEXT);
        }
    }

    private DriftWatch watch(Map<Severity, Expected> expected) {
        return new DriftWatch(counts, new AlertDays(facts), facts, clock, LESS, expected);
    }

    @Test
    void whatIsFlaggedAsOftenAsExpectedIsSaidSo() {
        DriftWatch watch = watch(EXPECTED);
        for (int day = 0; day < 30; day++) {
            posts(200, 1, Severity.PASSIVE);
            watch.tick();
            clock.forward(Duration.ofDays(1));
        }
        assertThat(watch.drifted()).isZero();
        assertThat(watch.views()).extracting(AlertView::tier).containsExactly(Severity.PASSIVE, Severity.PLAN);
        AlertView passive = watch.views().get(0);
        assertThat(passive.expected()).isEqualTo(5.0);
        assertThat(passive.now()).isEqualTo(5.0);
        assertThat(passive.posts()).isEqualTo(6_000);
    }

    @Test
    void aFloodIsNoticedAndSurvivesARestart() {
        DriftWatch watch = watch(EXPECTED);
        posts(2_000, 10, Severity.PASSIVE);
        watch.tick();
        clock.forward(Duration.ofDays(1));
        posts(200, 20, Severity.PLAN);
        watch.tick();
        AlertView plan = watch.views().get(1);
        assertThat(plan.trend()).isEqualTo(Trend.MORE);
        assertThat(plan.since()).isEqualTo("2025-11-23");
        assertThat(plan.now()).isEqualTo(100.0);
        assertThat(watch.drifted()).isEqualTo(1);

        DriftWatch again = watch(EXPECTED);
        again.tick();
        assertThat(again.drifted()).isEqualTo(1);

        DriftWatch fitted = watch(OTHER);
        fitted.tick();
        assertThat(fitted.drifted()).as("another fitting begins anew").isZero();
    }

    @Test
    void theStoreKeepsNumbersAlone() {
        posts(3, 1, Severity.IMMINENT);
        watch(EXPECTED).tick();
        assertThat(facts.find("alerts").orElseThrow()).endsWith("\n2025-11-22 3 0 0 0 0 1\n");
        assertThat(facts.find("alert-days")).contains("2025-11-22 0000:2 0006:1\n");
    }

    @Test
    void withoutAFittingNothingIsWatchedAndTheDaysAreKept() {
        posts(3, 1, Severity.PLAN);
        DriftWatch watch = watch(Map.of());
        watch.tick();
        assertThat(watch.views()).isEmpty();
        assertThat(facts.find("alerts")).isEmpty();
        assertThat(facts.find("alert-days")).contains("2025-11-22 0000:2 0060:1\n");
    }

    @Test
    void theDaysSurviveARestartAndAnotherFittingAndEndAfterAMonth() {
        posts(3, 1, Severity.PLAN);
        watch(EXPECTED).tick();
        posts(2, 2, Severity.PLAN);
        AlertDays days = new AlertDays(facts);
        DriftWatch again = new DriftWatch(counts, days, facts, clock, LESS, OTHER);
        again.tick();
        assertThat(days.all()).hasSize(1);
        assertThat(days.all().get(LocalDate.parse("2025-11-22")).counts())
                .containsOnly(Map.entry(Strengths.NONE, 2L), Map.entry(Strengths.read("0060"), 3L));

        clock.forward(Duration.ofDays(AlertDays.DAYS - 1));
        again.tick();
        assertThat(days.all()).hasSize(2);
        clock.forward(Duration.ofDays(1));
        again.tick();
        assertThat(days.all()).as("the first day is forgotten").hasSize(2);
    }

    @Test
    void whatAGuardThatSeesEverythingLetsPassIsNotReadAgain() {
        AlertCounts strict = new AlertCounts(submission -> {
            throw new AssertionError("read again");
        });
        Guard guard = strict.around((submission, context) -> Review.PASS, Sensitivity.MOST);
        guard.review(Submission.post(new MessageId("m"), ROOM, "calm", Instant.EPOCH), CONTEXT);
        assertThat(strict.drain()).containsOnly(Map.entry(Strengths.NONE, 1L));
    }

    @Test
    void whatIsCountedIsWhatThePacksRead() {
        AlertCounts real = new AlertCounts();
        Guard guard = real.around((submission, context) -> Review.PASS, LESS);
        guard.review(
                Submission.post(new MessageId("m"), ROOM, "I want to kill myself tonight.", Instant.EPOCH), CONTEXT);
        assertThat(real.drain().keySet())
                .singleElement()
                .satisfies(post -> assertThat(post.tier(LESS)).isEqualTo(Severity.IMMINENT));
    }

    @Test
    void reportsAndEditsAreNotCounted() {
        Guard guard = counts.around((submission, context) -> Review.PASS, LESS);
        Submission edit = new Submission(
                new MessageId("1"),
                ROOM,
                Kind.EDIT,
                List.of(Part.body("x")),
                List.of(),
                new MessageId("0"),
                null,
                null,
                false,
                Instant.EPOCH);
        guard.review(edit, CONTEXT);
        assertThat(counts.drain()).isEmpty();
    }
}
