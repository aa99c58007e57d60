package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;

class RestrictionTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aMuteHoldsForItsDaysInItsRoomAndSaysWhy(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        for (int days : new int[] {0, 8}) {
            assertThatThrownBy(() -> setting.desk
                            .restrictions()
                            .mute(Setting.ROWAN, id, setting.version(id), days, RuleBroken.UNKIND, ""))
                    .isInstanceOf(ActRefusedException.class);
        }
        setting.desk.restrictions().mute(Setting.ROWAN, id, setting.version(id), 2, RuleBroken.UNKIND, "Let it rest.");
        assertThat(setting.desk.restrictions().of(Setting.author(1))).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("restriction.mute");
            assertThat(reason.text())
                    .contains("Until 2026-03-03 you cannot write in Evening room", "it is unkind to somebody");
        });
        assertThat(setting.desk.restrictions().of(Setting.author(2))).isNull();
        setting.clock.forward(Duration.ofSeconds(20));
        assertThat(setting.letters()).singleElement().asString().contains("Let it rest.", "You can still read.");
        setting.clock.forward(Duration.ofDays(2));
        assertThat(setting.desk.restrictions().of(Setting.author(1))).isNull();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aMuteIsUndoneOrLiftedAtAnyTime(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.restrictions().mute(Setting.ROWAN, id, setting.version(id), 7, RuleBroken.OTHER, "");
        setting.desk.decisions().undo(Setting.ROWAN, id, setting.version(id));
        assertThat(setting.desk.restrictions().of(Setting.author(1))).isNull();
        assertThat(setting.desk.outbox().pending()).isZero();
        setting.desk.restrictions().mute(Setting.ROWAN, id, setting.version(id), 7, RuleBroken.OTHER, "");
        setting.clock.forward(Duration.ofSeconds(20));
        setting.dueEffects();
        setting.desk.restrictions().lift(Setting.ROWAN, id, setting.version(id));
        assertThat(setting.desk.restrictions().of(Setting.author(1))).isNull();
        assertThat(setting.possible(id, Setting.ROWAN)).doesNotContain(Act.LIFT);
        setting.clock.forward(Duration.ofSeconds(20));
        assertThat(setting.letters()).singleElement().asString().contains("You can write in Evening room again.");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aBanNeedsASecondModeratorWhoHasNotActedOnTheCase(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.letters().memo(Setting.KIM, id, setting.version(id), "I was here.");
        setting.desk
                .restrictions()
                .requestBan(Setting.ROWAN, id, setting.version(id), null, RuleBroken.NOT_WHO_THEY_SAY, "We are sorry.");
        assertThat(setting.desk.restrictions().of(Setting.author(1))).isNull();
        for (Actor actor : new Actor[] {Setting.ROWAN, Setting.KIM}) {
            assertThat(setting.possible(id, actor)).doesNotContain(Act.CONFIRM_BAN);
            assertThatThrownBy(() -> setting.desk.restrictions().confirmBan(actor, id, setting.version(id)))
                    .isInstanceOf(ActRefusedException.class)
                    .hasMessageContaining("second moderator");
        }
        Actor second = Actor.moderator("sam");
        setting.desk.cases().showText(id, second);
        setting.desk.restrictions().confirmBan(second, id, setting.version(id));
        assertThat(setting.desk.restrictions().of(Setting.author(1)))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("restriction.ban"));
        assertThatThrownBy(() -> setting.desk.restrictions().confirmBan(second, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class);
        setting.clock.forward(Duration.ofSeconds(20));
        assertThat(setting.letters())
                .singleElement()
                .asString()
                .contains("You can no longer write in Evening room.", "Decided by two moderators.", "We are sorry.");
        assertThatThrownBy(() -> setting.desk.restrictions().lift(Setting.ROWAN, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class);
        assertThat(setting.possible(id, Setting.ROWAN)).doesNotContain(Act.UNDO);
        setting.desk.restrictions().lift(Setting.LEE, id, setting.version(id));
        assertThat(setting.desk.restrictions().of(Setting.author(1))).isNull();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aBanThatWasAskedForCanBeTakenBackBeforeItIsConfirmed(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.restrictions().requestBan(Setting.ROWAN, id, setting.version(id), 30, RuleBroken.OTHER, "");
        setting.desk.decisions().undo(Setting.ROWAN, id, setting.version(id));
        assertThatThrownBy(() -> setting.desk.restrictions().confirmBan(Setting.KIM, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("Nobody has asked");
    }
}
