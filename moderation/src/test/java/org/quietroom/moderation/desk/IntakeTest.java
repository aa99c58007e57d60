package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.Kind;
import org.quietroom.core.port.CaseSink.Intake;
import org.quietroom.core.port.CaseSink.Opened;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.CareSettings;

class IntakeTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aFlaggedPostIsACaseWithACareNoteAndNothingElse(Databases databases) {
        Setting setting = new Setting(databases);
        Opened opened = setting.open(1, Verdict.PASS, Severity.PLAN);
        assertThat(opened.notice()).isNull();
        QueueRow row = setting.desk.queue().row(opened.id());
        assertThat(row.urgency()).isEqualTo(Urgency.SOON);
        assertThat(row.due()).isEqualTo(row.openedAt().plus(Duration.ofHours(1)));
        assertThat(row.topics()).containsExactly("suicide");
        assertThat(row.whereabouts()).isEqualTo(Whereabouts.PUBLISHED);
        assertThat(row.why()).isEqualTo("a time is named; own words; first case here");
        assertThat(row.authorTold()).isTrue();
        List<Effect> effects = setting.dueEffects();
        assertThat(effects).singleElement().isInstanceOf(Effect.Tell.class);
        assertThat(((Effect.Tell) effects.get(0)).text())
                .contains("Your post is up, as you wrote it.", "116 123", "Nobody watches this place live.")
                .doesNotContain("{", "http");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHeldPostThatBearsACrisisFlagHasTheCrisisDeadlineAndOneNoteWithBothInIt(Databases databases) {
        Setting setting = new Setting(databases);
        Opened opened = setting.open(1, new Verdict.Hold(Setting.WHY), Severity.IMMINENT);
        QueueRow row = setting.desk.queue().row(opened.id());
        assertThat(row.urgency()).isEqualTo(Urgency.NOW);
        assertThat(row.due()).isEqualTo(row.openedAt().plus(Duration.ofMinutes(10)));
        assertThat(row.whereabouts()).isEqualTo(Whereabouts.HELD);
        assertThat(opened.notice()).isNull();
        assertThat(setting.letters())
                .singleElement()
                .asString()
                .contains("please call now", "Your post is waiting, not lost.")
                .contains(
                        "Your post in Evening room is waiting for a person to read it. Why: a person looks at first posts.");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void heldAndRefusedPostsSayWhyInTheAnswer(Databases databases) {
        Setting setting = new Setting(databases);
        Opened held = setting.open(1, new Verdict.Hold(Setting.WHY), Severity.NONE);
        assertThat(held.notice()).contains("is waiting for a person").contains("We tell you either way.");
        Opened refused = setting.open(2, new Verdict.Refuse(Setting.WHY), Severity.NONE);
        assertThat(refused.notice())
                .contains("was not published. Why: a person looks at first posts. Decided by an automatic rule.");
        assertThat(setting.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHostThatWaitsForNoAnswerGetsALetterInstead(Databases databases) {
        Setting setting = new Setting(databases);
        setting.profile(Setting.with(
                HostProfile.Intercept.QUEUE_POLLED,
                HostProfile.Hold.ADAPTER,
                HostProfile.Remove.SOFT,
                EnumSet.allOf(HostProfile.Ability.class)));
        assertThat(setting.open(1, new Verdict.Hold(Setting.WHY), Severity.NONE).notice())
                .isNull();
        assertThat(setting.letters()).singleElement().asString().contains("is waiting for a person");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theSameMessageAgainIsTheSameCaseAndTheSameNotice(Databases databases) {
        Setting setting = new Setting(databases);
        Intake intake = setting.intake(
                1, setting.submission(Kind.POST, Setting.TEXT), new Verdict.Hold(Setting.WHY), Severity.NONE, false);
        Opened first = setting.desk.sink().open(intake);
        Opened again = setting.reopened(CareSettings.NONE).sink().open(intake);
        assertThat(again).isEqualTo(first);
        assertThat(setting.desk.queue().open()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void fiftyThreadsWithOneMessageMakeOneCaseAndOneCareNote(Databases databases) throws Exception {
        Setting setting = new Setting(databases);
        Intake intake =
                setting.intake(1, setting.submission(Kind.POST, Setting.TEXT), Verdict.PASS, Severity.IDEATION, false);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Opened>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> setting.desk.sink().open(intake));
            }
            Set<Opened> opened = new HashSet<>();
            for (Future<Opened> each : threads.invokeAll(calls)) {
                opened.add(each.get());
            }
            assertThat(opened).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(setting.desk.queue().open()).hasSize(1);
        assertThat(setting.letters()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void oneCareNoteInADayUnlessTheTierRises(Databases databases) {
        Setting setting = new Setting(databases);
        setting.flagged(1, Severity.IDEATION);
        setting.flagged(1, Severity.IDEATION);
        setting.flagged(1, Severity.PASSIVE);
        assertThat(setting.letters()).hasSize(1);
        setting.flagged(1, Severity.IMMINENT);
        assertThat(setting.letters()).singleElement().asString().contains("please call now");
        setting.flagged(2, Severity.PASSIVE);
        assertThat(setting.letters()).hasSize(1);
        setting.clock.forward(Duration.ofHours(24));
        setting.dueEffects();
        setting.flagged(1, Severity.PASSIVE);
        assertThat(setting.letters()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoAskedForNoNotesGetsNoneButIsToldThatAPostWaits(Databases databases) {
        Setting setting = Setting.withPages(databases);
        setting.flagged(1, Severity.PASSIVE);
        String letter = setting.letters().get(0);
        String link = "https://desk.example.org/n/";
        assertThat(letter).contains("No more automatic notes: " + link);
        String token = letter.substring(letter.indexOf(link) + link.length()).strip();
        AutomaticNotes notes = setting.desk.automaticNotes();
        assertThat(notes.wanted("0".repeat(32))).isEmpty();
        assertThat(notes.choose("0".repeat(32), false)).isFalse();
        assertThat(notes.wanted(token)).contains(true);
        assertThat(notes.choose(token, false)).isTrue();
        assertThat(notes.choose(token, false)).isTrue();
        assertThat(notes.wanted(token)).contains(false);
        Opened held = setting.open(1, new Verdict.Hold(Setting.WHY), Severity.IMMINENT);
        assertThat(held.notice()).contains("is waiting for a person");
        assertThat(setting.letters()).isEmpty();
        assertThat(notes.choose(token, true)).isTrue();
        assertThat(notes.wanted(token)).contains(true);
        setting.flagged(1, Severity.PLAN);
        assertThat(setting.letters()).as("wanted again").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void shadowModeTellsNobodyAnything(Databases databases) {
        Setting setting = new Setting(databases);
        Opened opened = setting.desk
                .sink()
                .open(setting.intake(
                        1,
                        setting.submission(Kind.POST, Setting.TEXT),
                        new Verdict.Hold(Setting.WHY),
                        Severity.IMMINENT,
                        true));
        assertThat(opened.notice()).isNull();
        assertThat(setting.desk.queue().row(opened.id()).whereabouts()).isEqualTo(Whereabouts.SHADOW);
        assertThat(setting.desk.outbox().pending()).isZero();
        setting.taken(opened.id(), Setting.ROWAN);
        assertThat(setting.possible(opened.id(), Setting.ROWAN))
                .contains(Act.CLOSE_AS_FINE, Act.SHOW_TEXT)
                .doesNotContain(Act.RELEASE, Act.REFUSE, Act.WRITE, Act.MUTE, Act.REQUEST_BAN, Act.REMOVE);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void noFlagByItselfDoesAnythingButTell(Databases databases) {
        Setting setting = new Setting(databases);
        int author = 0;
        for (Severity severity : Severity.values()) {
            for (Verdict verdict :
                    List.of(Verdict.PASS, new Verdict.Hold(Setting.WHY), new Verdict.Refuse(Setting.WHY))) {
                author++;
                Opened plain = setting.open(author, verdict, Severity.NONE);
                Opened bearing = setting.open(author, verdict, severity);
                assertThat(setting.desk.queue().row(bearing.id()).whereabouts())
                        .isEqualTo(setting.desk.queue().row(plain.id()).whereabouts());
                assertThat(setting.desk.restrictions().of(Setting.author(author)))
                        .isNull();
            }
        }
        assertThat(setting.dueEffects()).isNotEmpty().allMatch(Effect.Tell.class::isInstance);
        assertThat(setting.desk.audit().latest(10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void withoutTheKeysetNothingIsKept(Databases databases) {
        Setting setting = new Setting(databases);
        setting.vault.goAway();
        assertThatThrownBy(() -> setting.flagged(1, Severity.PLAN)).isInstanceOf(UnavailableException.class);
        assertThat(setting.desk.queue().open()).isEmpty();
        assertThat(setting.desk.outbox().pending()).isZero();
    }
}
