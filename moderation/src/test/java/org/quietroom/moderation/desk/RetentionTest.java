package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;

class RetentionTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aClosedCaseIsGoneAfterItsTimeAndTheLogStays(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.PASSIVE), Setting.ROWAN);
        setting.dueEffects();
        setting.desk.letters().saveDraft(Setting.ROWAN, id, "a draft");
        setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null);
        setting.clock.forward(Duration.ofDays(30).minusMillis(1));
        assertThat(setting.desk.retention().sweep()).isZero();
        setting.clock.forward(Duration.ofMillis(1));
        assertThat(setting.desk.retention().sweep()).isEqualTo(1);
        assertThatThrownBy(() -> setting.desk.cases().file(id, Setting.ROWAN)).isInstanceOf(NoSuchCaseException.class);
        assertThat(setting.desk.letters().draft(Setting.ROWAN, id)).isEmpty();
        assertThat(setting.desk.audit().latest(10)).hasSize(2);
        assertThat(setting.desk.audit().verify()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHeldPostThatNobodyDecidesExpiresAndItsAuthorIsTold(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.held(1, Severity.NONE);
        CaseId open = setting.flagged(2, Severity.PLAN);
        setting.clock.forward(Duration.ofDays(30));
        assertThat(setting.desk.retention().sweep()).isEqualTo(1);
        assertThat(setting.desk.queue().row(id).whereabouts()).isEqualTo(Whereabouts.EXPIRED);
        assertThat(setting.possible(id, Setting.LEE)).doesNotContain(Act.REOPEN, Act.RELEASE);
        assertThat(setting.desk.queue().row(open).open())
                .as("only held and closed cases expire")
                .isTrue();
        setting.clock.forward(Duration.ofDays(31));
        assertThat(setting.desk.retention().sweep())
                .as("its author has not been told yet")
                .isZero();
        assertThat(setting.letters()).anyMatch(letter -> letter.contains("nobody could decide in time"));
        assertThat(setting.desk.retention().sweep()).isEqualTo(1);
    }
}
