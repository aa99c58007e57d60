package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.Place;

class OrderingTest {
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Place PLACE =
            new Place("the forum", "Evening room", Setting.GATE, java.util.Locale.ENGLISH, "GB");

    /** The rule of the brief, said another way: a number for the tier, plainly. */
    private static int reference(CaseRow row) {
        int tier = List.of(Severity.IMMINENT, Severity.PLAN, Severity.IDEATION, Severity.PASSIVE, Severity.NONE)
                .indexOf(row.severity());
        if (tier == 0) {
            return 0;
        }
        long whole = row.due().toEpochMilli() - row.openedAt().toEpochMilli();
        long used = NOW.toEpochMilli() - row.openedAt().toEpochMilli();
        if (row.state().takenBy() == null && used * 4 >= whole * 3) {
            tier--;
        }
        if (used > whole) {
            tier = Math.min(tier, 1);
        }
        return Math.max(tier, 1);
    }

    @Test
    void thousandsOfQueuesStandAsTheReferenceHasThem() {
        SplittableRandom random = new SplittableRandom(20260301);
        for (int round = 0; round < 2_000; round++) {
            List<CaseRow> rows = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                rows.add(random(random));
            }
            List<String> expected = rows.stream()
                    .sorted((a, b) -> {
                        int tier = Integer.compare(reference(a), reference(b));
                        int due = a.due().compareTo(b.due());
                        return tier != 0
                                ? tier
                                : due != 0 ? due : a.id().value().compareTo(b.id().value());
                    })
                    .map(row -> row.id().value())
                    .toList();
            List<QueueRow> ordered = rows.stream()
                    .map(row -> Ordering.row(row, PLACE, NOW))
                    .sorted(Ordering.ORDER)
                    .toList();
            assertThat(ordered.stream().map(row -> row.id().value())).containsExactlyElementsOf(expected);
            boolean seenOther = false;
            for (QueueRow row : ordered) {
                seenOther |= row.urgency() != Urgency.NOW;
                assertThat(seenOther && row.urgency() == Urgency.NOW)
                        .as("nothing stands above Now")
                        .isFalse();
                assertThat(row.order()).isNotBlank();
            }
        }
    }

    private static CaseRow random(SplittableRandom random) {
        Severity severity = SEVERITIES.get(random.nextInt(SEVERITIES.size()));
        Duration allowed = Deadlines.DEFAULT.of(Urgency.of(severity));
        Instant opened = NOW.minusMillis(allowed.toMillis() * random.nextInt(0, 151) / 100);
        boolean taken = random.nextInt(3) == 0;
        return new CaseRow(
                Keys.caseId(),
                Setting.author(1),
                Kind.POST,
                severity,
                List.of(),
                "",
                1,
                "",
                0,
                false,
                opened,
                opened.plus(allowed),
                1,
                new CaseState(
                        Whereabouts.PUBLISHED,
                        taken ? "rowan" : null,
                        taken ? opened : null,
                        taken ? opened.plusSeconds(60) : null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anUntakenCaseMovesUpThenIsLateAndSaysWhoWasToBeTold(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.flagged(1, Severity.IDEATION);
        assertThat(setting.desk.queue().row(id).escalations()).isEmpty();
        setting.clock.forward(Duration.ofHours(6));
        assertThat(setting.desk.queue().row(id).escalations())
                .singleElement()
                .matches(e -> e.to() == Escalation.To.BACKUP && !e.told());
        setting.clock.forward(Duration.ofHours(3));
        QueueRow moved = setting.desk.queue().row(id);
        assertThat(moved.movedUp()).isTrue();
        assertThat(moved.rank()).isEqualTo(Urgency.SOON);
        assertThat(moved.urgency()).isEqualTo(Urgency.TODAY);
        setting.clock.forward(Duration.ofHours(3).plusMillis(1));
        QueueRow late = setting.desk.queue().row(id);
        assertThat(late.late()).isTrue();
        assertThat(late.order()).contains("run out");
        assertThat(late.escalations())
                .extracting(Escalation::to)
                .containsExactly(Escalation.To.BACKUP, Escalation.To.ON_CALL);
        setting.taken(id, Setting.ROWAN);
        assertThat(setting.desk.queue().row(id).escalations())
                .as("taking stops escalation")
                .isEmpty();
        assertThat(setting.desk.queue().row(id).late())
                .as("taking does not stop the deadline")
                .isTrue();
        assertThat(Queue.NOBODY_ON_DUTY).isEqualTo("Nobody is on duty.");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aStoredQueueComesOutInOrder(Databases databases) {
        Setting setting = new Setting(databases);
        for (int i = 0; i < 200; i++) {
            setting.open(i, i % 5 == 0 ? new Verdict.Refuse(Setting.WHY) : Verdict.PASS, SEVERITIES.get(i % 5));
        }
        assertThat(setting.desk.queue().open()).hasSize(200).isSortedAccordingTo(Ordering.ORDER);
    }
}
