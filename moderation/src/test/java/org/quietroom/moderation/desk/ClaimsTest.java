package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;

class ClaimsTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void ofTwentyWhoTakeAtOnceOneWins(Databases databases) throws Exception {
        Setting setting = new Setting(databases);
        CaseId id = setting.flagged(1, Severity.PLAN);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        int won = 0;
        try {
            List<Callable<Done>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Actor actor = Actor.moderator("m" + i);
                calls.add(() -> setting.desk.claims().take(actor, id, 1));
            }
            for (Future<Done> each : threads.invokeAll(calls)) {
                try {
                    each.get();
                    won++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(StaleCaseException.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(won).isEqualTo(1);
        QueueRow row = setting.desk.queue().row(id);
        assertThat(row.version()).isEqualTo(2);
        assertThat(setting.desk.audit().latest(50))
                .singleElement()
                .matches(entry -> entry.actor().equals(row.takenBy()));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatWasTakenAndLeftMayBeTakenOverAfterItsTime(Databases databases) {
        Setting setting = new Setting(databases);
        int author = 0;
        for (Severity severity : List.of(Severity.IMMINENT, Severity.PLAN, Severity.IDEATION)) {
            CaseId id = setting.taken(setting.flagged(++author, severity), Setting.ROWAN);
            Duration window = Deadlines.stepWithin(Urgency.of(severity));
            assertThat(setting.desk.queue().row(id).stepBy())
                    .isEqualTo(setting.clock.instant().plus(window));
            setting.clock.forward(window);
            assertThatThrownBy(() -> setting.desk.claims().takeOver(Setting.KIM, id, setting.version(id)))
                    .isInstanceOf(ActRefusedException.class);
            setting.clock.forward(Duration.ofMillis(1));
            assertThat(setting.desk.queue().row(id).left()).isTrue();
            setting.desk.letters().saveDraft(Setting.ROWAN, id, "half a sentence");
            setting.desk.claims().takeOver(Setting.KIM, id, setting.version(id));
            assertThat(setting.desk.queue().row(id).takenBy()).isEqualTo("kim");
            assertThat(setting.desk.letters().draft(Setting.ROWAN, id)).contains("half a sentence");
            assertThat(setting.desk.letters().draft(Setting.KIM, id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoeverDoesSomethingKeepsTheCase(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.IMMINENT), Setting.ROWAN);
        setting.clock.forward(Duration.ofMinutes(4));
        setting.desk.letters().write(Setting.ROWAN, id, setting.version(id), "We read you.");
        setting.clock.forward(Duration.ofMinutes(4));
        assertThat(setting.desk.queue().row(id).left()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anOfferedCaseStaysMineUntilTheOtherAccepts(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.PLAN), Setting.ROWAN);
        assertThatThrownBy(() -> setting.desk.claims().handOver(Setting.ROWAN, id, setting.version(id), "kim", " "))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("what the next person needs");
        setting.desk.claims().handOver(Setting.ROWAN, id, setting.version(id), "kim", "waits for an answer");
        assertThat(setting.desk.queue().row(id).takenBy()).isEqualTo("rowan");
        assertThat(setting.desk.queue().mine(Setting.KIM)).hasSize(1);
        assertThatThrownBy(() -> setting.desk.claims().acceptHandOver(Setting.LEE, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class);
        setting.desk.claims().acceptHandOver(Setting.KIM, id, setting.version(id));
        assertThat(setting.desk.queue().row(id).takenBy()).isEqualTo("kim");
        assertThat(setting.desk.queue().mine(Setting.ROWAN)).isEmpty();
        assertThat(setting.desk.cases().file(id, Setting.KIM).history())
                .anyMatch(entry -> "waits for an answer".equals(entry.words()));
        CaseId ordinary = setting.taken(
                setting.open(2, new org.quietroom.core.verdict.Verdict.Refuse(Setting.WHY), Severity.NONE)
                        .id(),
                Setting.ROWAN);
        setting.desk.claims().handOver(Setting.ROWAN, ordinary, setting.version(ordinary), "kim", "");
        assertThat(setting.desk.cases().file(ordinary, Setting.KIM).offeredTo()).isEqualTo("kim");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsGivenBackIsNobodys(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.PASSIVE), Setting.ROWAN);
        assertThatThrownBy(() -> setting.desk.claims().giveBack(Setting.KIM, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class);
        setting.desk.claims().giveBack(Setting.ROWAN, id, setting.version(id));
        assertThat(setting.desk.queue().row(id).takenBy()).isNull();
        assertThat(setting.possible(id, Setting.KIM)).contains(Act.TAKE).doesNotContain(Act.WRITE, Act.SHOW_TEXT);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anOldVersionChangesNothing(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.flagged(1, Severity.PASSIVE);
        setting.taken(id, Setting.ROWAN);
        int history = setting.desk.cases().file(id, Setting.ROWAN).history().size();
        assertThatThrownBy(() -> setting.desk.letters().write(Setting.ROWAN, id, 1, "late"))
                .isInstanceOf(StaleCaseException.class);
        assertThatThrownBy(() -> setting.desk.decisions().closeAsFine(Setting.ROWAN, id, 9, null))
                .isInstanceOf(StaleCaseException.class);
        assertThatThrownBy(() -> setting.desk.claims().take(Setting.KIM, new CaseId("00-000"), 1))
                .isInstanceOf(NoSuchCaseException.class);
        assertThat(setting.desk.cases().file(id, Setting.ROWAN).history()).hasSize(history);
        assertThat(setting.desk.audit().latest(10)).hasSize(1);
    }
}
