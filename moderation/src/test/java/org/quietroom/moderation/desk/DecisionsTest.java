package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

class DecisionsTest {
    private static final Duration UNDO = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReleasedPostGoesOutAfterTheTimeToUndoAndThenItsAuthorIsTold(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        Done done = setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        assertThat(done.undoUntil()).isEqualTo(setting.clock.instant().plus(UNDO));
        assertThat(setting.desk.queue().row(id).open()).isFalse();
        setting.clock.forward(UNDO.minusMillis(1));
        assertThat(setting.dueEffects()).isEmpty();
        setting.clock.forward(Duration.ofMillis(1));
        List<Outbox.Due> due = setting.desk.outbox().due(10);
        assertThat(due).singleElement().matches(each -> each.effect() instanceof Effect.Publish);
        Effect.Publish publish = (Effect.Publish) due.get(0).effect();
        assertThat(publish.submission().parts()).containsExactly(Part.body(Setting.TEXT));
        assertThat(publish.author()).isEqualTo(Setting.author(1));
        setting.desk.outbox().settle(due.get(0).key(), Receipt.published(new MessageId("host-7")));
        assertThat(setting.letters()).singleElement().asString().contains("is up now");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReleaseCanBeUndoneUntilItBegins(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        setting.desk.decisions().undo(Setting.ROWAN, id, setting.version(id));
        setting.clock.forward(Duration.ofHours(1));
        assertThat(setting.dueEffects()).isEmpty();
        assertThat(setting.desk.outbox().pending()).isZero();
        QueueRow row = setting.desk.queue().row(id);
        assertThat(row.whereabouts()).isEqualTo(Whereabouts.HELD);
        assertThat(row.open()).isTrue();
        assertThat(row.takenBy()).isEqualTo("rowan");

        setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        setting.clock.forward(UNDO);
        assertThat(setting.possible(id, Setting.ROWAN)).contains(Act.UNDO);
        assertThat(setting.dueEffects()).hasSize(1);
        assertThat(setting.possible(id, Setting.ROWAN)).doesNotContain(Act.UNDO);
        assertThatThrownBy(() -> setting.desk.decisions().undo(Setting.ROWAN, id, setting.version(id)))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("sent");
        assertThat(setting.desk.queue().row(id).whereabouts()).isEqualTo(Whereabouts.PUBLISHED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EDIT", "PRIVATE_MESSAGE"})
    void aReleasedEditOrPrivateMessageKeepsItsKind(Kind kind) {
        for (Databases databases : Databases.values()) {
            Setting setting = new Setting(databases);
            CaseId id = setting.desk
                    .sink()
                    .open(setting.intake(
                            1,
                            setting.submission(kind, Setting.TEXT),
                            new Verdict.Hold(Setting.WHY),
                            Severity.NONE,
                            false))
                    .id();
            setting.taken(id, Setting.ROWAN);
            setting.desk.decisions().releaseEdited(Setting.ROWAN, id, setting.version(id), List.of("Quiet words."));
            setting.clock.forward(UNDO);
            Effect.Publish publish = (Effect.Publish) setting.dueEffects().get(0);
            assertThat(publish.submission().kind()).isEqualTo(kind);
            assertThat(publish.submission().parts()).containsExactly(Part.body("Quiet words."));
            assertThat(publish.submission().target()).isEqualTo(kind == Kind.EDIT ? new MessageId("m-0") : null);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anEditedReleaseNeedsATextForEachPart(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        assertThatThrownBy(() -> setting.desk
                        .decisions()
                        .releaseEdited(Setting.ROWAN, id, setting.version(id), List.of("a", "b")))
                .isInstanceOf(ActRefusedException.class);
        assertThat(setting.desk.outbox().pending()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReleasedPostIsHiddenAgainByTheKeyTheHostGaveIt(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.PASSIVE), Setting.ROWAN);
        setting.dueEffects();
        setting.desk.decisions().release(Setting.ROWAN, id, setting.version(id));
        assertThat(setting.desk.queue().row(id).open())
                .as("a crisis is not over with its post")
                .isTrue();
        setting.clock.forward(UNDO);
        for (Outbox.Due due : setting.desk.outbox().due(10)) {
            setting.desk.outbox().settle(due.key(), Receipt.published(new MessageId("host-7")));
        }
        setting.desk.decisions().remove(Setting.ROWAN, id, setting.version(id), RuleBroken.METHOD_DETAIL, "Sorry.");
        setting.clock.forward(UNDO);
        assertThat(setting.dueEffects())
                .filteredOn(Effect.Remove.class::isInstance)
                .containsExactly(new Effect.Remove(Setting.ROOM, new MessageId("host-7")));
        assertThat(setting.desk.queue().row(id).whereabouts()).isEqualTo(Whereabouts.REMOVED);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHostThatCannotRemoveOffersNoRemoval(Databases databases) {
        Setting setting = new Setting(databases);
        setting.profile(Setting.with(
                HostProfile.Intercept.GATE,
                HostProfile.Hold.ADAPTER,
                HostProfile.Remove.NONE,
                EnumSet.of(HostProfile.Ability.REASON_SHOWN)));
        CaseId id = setting.taken(setting.flagged(1, Severity.PASSIVE), Setting.ROWAN);
        assertThat(setting.possible(id, Setting.ROWAN)).doesNotContain(Act.REMOVE, Act.WRITE);
        assertThatThrownBy(() ->
                        setting.desk.decisions().remove(Setting.ROWAN, id, setting.version(id), RuleBroken.OTHER, ""))
                .isInstanceOf(ActRefusedException.class);
        assertThat(setting.desk.cases().file(id, Setting.ROWAN).couldNot())
                .anyMatch(reason -> reason.code().equals("host.author-told-nothing"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRefusalTellsTheAuthorWhyInTheModeratorsWords(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        setting.desk
                .decisions()
                .refuse(Setting.ROWAN, id, setting.version(id), RuleBroken.ADVERTISING, "Please ask first.");
        setting.clock.forward(UNDO);
        assertThat(setting.letters())
                .singleElement()
                .asString()
                .contains("Why: selling, advertising or recruiting. Decided by a moderator. Please ask first.");
        assertThat(setting.desk.queue().row(id).whereabouts()).isEqualTo(Whereabouts.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nowAndSoonAreClosedWithAReasonTheOthersWithout(Databases databases) {
        Setting setting = new Setting(databases);
        int author = 0;
        for (Severity severity : Severity.values()) {
            CaseId id = setting.taken(
                    setting.open(++author, severity.crisis() ? Verdict.PASS : new Verdict.Refuse(Setting.WHY), severity)
                            .id(),
                    Setting.ROWAN);
            if (Urgency.of(severity).pressing()) {
                assertThatThrownBy(() ->
                                setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null))
                        .isInstanceOf(ActRefusedException.class);
                setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), FineReason.SAFE_NOW);
            } else {
                setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null);
            }
            assertThat(setting.desk.queue().row(id).open()).isFalse();
        }
        assertThat(setting.desk.queue().open()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void closingIsUndoneByWhoDidItAndAnybodyMayReopen(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.PASSIVE), Setting.ROWAN);
        Done closed = setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null);
        assertThat(closed.undoUntil()).isEqualTo(Instant.MAX);
        assertThat(setting.possible(id, Setting.KIM)).contains(Act.REOPEN).doesNotContain(Act.UNDO);
        setting.desk.decisions().undo(Setting.ROWAN, id, setting.version(id));
        assertThat(setting.desk.queue().row(id).takenBy()).isEqualTo("rowan");
        setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null);
        setting.desk.decisions().reopen(Setting.KIM, id, setting.version(id));
        assertThat(setting.desk.queue().row(id).takenBy()).isEqualTo("kim");
        assertThat(setting.desk.queue().open()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHeldPostIsNeverClosedUndecided(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.held(1, Severity.NONE), Setting.ROWAN);
        assertThatThrownBy(() -> setting.desk.decisions().closeAsFine(Setting.ROWAN, id, setting.version(id), null))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("still waits");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRuleIsRightInSoManyOfSoManyClosedCases(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId right = setting.taken(setting.flagged(1, Severity.PASSIVE), Setting.ROWAN);
        setting.desk.decisions().closeAsFine(Setting.ROWAN, right, setting.version(right), null);
        CaseId wrong = setting.taken(setting.flagged(2, Severity.PASSIVE), Setting.ROWAN);
        setting.desk.decisions().notWhatItSeems(Setting.ROWAN, wrong, setting.version(wrong), Mistaken.ILLNESS);
        assertThat(setting.desk.cases().file(wrong, Setting.ROWAN).here())
                .containsEntry("en/passive-01", new CaseFile.Here(1, 1));
        setting.desk.decisions().closeAsFine(Setting.ROWAN, wrong, setting.version(wrong), null);
        assertThat(setting.desk.cases().file(wrong, Setting.ROWAN).here())
                .containsEntry("en/passive-01", new CaseFile.Here(1, 2));
        setting.desk.decisions().reopen(Setting.ROWAN, wrong, setting.version(wrong));
        assertThat(setting.desk.cases().file(wrong, Setting.ROWAN).here())
                .containsEntry("en/passive-01", new CaseFile.Here(1, 1));
        assertThat(new CaseFile.Here(1, 1).enough()).isFalse();
    }
}
