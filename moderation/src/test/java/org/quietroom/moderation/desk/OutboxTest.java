package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.care.CareSettings;

class OutboxTest {
    private static final Reason GONE = new Reason("host.gone", "The room is gone.");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoeverDiesWithAnEffectLeavesItToTheNextUnderTheSameKey(Databases databases) {
        Setting setting = new Setting(databases);
        setting.flagged(1, Severity.PLAN);
        Outbox.Due first = setting.desk.outbox().due(10).get(0);
        assertThat(first.attempt()).isEqualTo(1);
        Desk afterRestart = setting.reopened(CareSettings.NONE);
        assertThat(afterRestart.outbox().due(10)).as("leased").isEmpty();
        setting.clock.forward(Outbox.LEASE);
        Outbox.Due again = afterRestart.outbox().due(10).get(0);
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.effect()).isEqualTo(first.effect());
        assertThat(again.attempt()).isEqualTo(2);
        afterRestart.outbox().done(again.key(), Receipt.done());
        setting.desk.outbox().done(first.key(), Receipt.done());
        setting.clock.forward(Duration.ofHours(1));
        assertThat(setting.desk.outbox().due(10)).isEmpty();
        assertThat(setting.desk.outbox().pending()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void twoWhoAskAtOnceNeverGetTheSameEffect(Databases databases) throws Exception {
        Setting setting = new Setting(databases);
        for (int i = 0; i < 40; i++) {
            setting.flagged(i, Severity.PLAN);
        }
        List<EffectKey> leased = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> leased.addAll(setting.desk.outbox().due(5).stream()
                        .map(Outbox.Due::key)
                        .toList()));
            }
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        leased.addAll(
                setting.desk.outbox().due(100).stream().map(Outbox.Due::key).toList());
        assertThat(leased).hasSize(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatFailsComesAgainLaterEachTime(Databases databases) {
        Setting setting = new Setting(databases);
        setting.flagged(1, Severity.PLAN);
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt <= 6; attempt++) {
            Outbox.Due due = setting.desk.outbox().due(new HostId("forum"), 10).get(0);
            assertThat(due.attempt()).isEqualTo(attempt);
            setting.desk.outbox().settle(due.key(), Receipt.tryAgain(new Reason("host.away", "away")));
            Duration pause = Outbox.pause(due.key(), attempt);
            assertThat(pause).isGreaterThan(before);
            before = pause;
            setting.clock.forward(pause.minusMillis(1));
            assertThat(setting.desk.outbox().due(10)).isEmpty();
            setting.clock.forward(Duration.ofMillis(1));
        }
        assertThat(setting.desk.outbox().due(new HostId("other"), 10)).isEmpty();
        assertThat(setting.desk.outbox().pending()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatWasPutOffCanBeDoneAtOnceWhenItsHostIsThereAgain(Databases databases) {
        Setting setting = new Setting(databases);
        setting.flagged(1, Severity.PLAN);
        Outbox outbox = setting.desk.outbox();
        HostId forum = new HostId("forum");
        EffectKey key = outbox.due(forum, 10).get(0).key();
        outbox.tryAgain(key);
        outbox.retryNow(new HostId("other"));
        assertThat(outbox.due(10)).isEmpty();
        outbox.retryNow(forum);
        assertThat(outbox.due(10)).extracting(Outbox.Due::key).containsExactly(key);
        outbox.retryNow(forum);
        assertThat(outbox.due(10)).as("leased").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHostThatIsThereAgainEndsNoTimeToUndo(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        setting.desk.outbox().retryNow(new HostId("forum"));
        assertThat(setting.desk.outbox().due(10)).isEmpty();
    }

    @Test
    void pausesAreSpreadByTheKeyAndHaveAnEnd() {
        EffectKey one = new EffectKey("0".repeat(32));
        EffectKey two = new EffectKey("1".repeat(32));
        assertThat(Outbox.pause(one, 5)).isEqualTo(Outbox.pause(one, 5)).isNotEqualTo(Outbox.pause(two, 5));
        assertThat(Outbox.pause(one, 1)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_500));
        assertThat(Outbox.pause(one, 1_000_000)).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(750));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aPostThatCannotBePublishedWaitsOnTheDeskAgain(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        setting.clock.forward(Duration.ofSeconds(20));
        List<CaseId> changed = new ArrayList<>();
        try (Desk.Subscription subscription = setting.desk.onChange(changed::add)) {
            Outbox.Due due = setting.desk.outbox().due(10).get(0);
            setting.desk.outbox().settle(due.key(), Receipt.cannot(GONE));
            setting.desk.outbox().settle(due.key(), Receipt.cannot(GONE));
        }
        assertThat(changed).containsExactly(id);
        QueueRow row = setting.desk.queue().row(id);
        assertThat(row.open()).isTrue();
        assertThat(row.whereabouts()).isEqualTo(Whereabouts.HELD);
        assertThat(setting.desk.cases().file(id, Setting.ROWAN).history())
                .anyMatch(e ->
                        e.act().equals("effect.cannot") && e.detail().equals("publish: host.gone, The room is gone."));
        assertThat(setting.desk.outbox().pending())
                .as("nobody is told that it is up")
                .isZero();
        setting.clock.forward(Duration.ofHours(1));
        assertThat(setting.letters()).isEmpty();
    }
}
