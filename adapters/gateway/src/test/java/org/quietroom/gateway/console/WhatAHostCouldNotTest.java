package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Outbox;

/** A case says in words what was asked of its host and could not be done there. */
class WhatAHostCouldNotTest {
    private static final HostPolicy WATCH = new HostPolicy(false, false, false);
    private static final HostProfile WATCHED = new HostProfile(
            HostProfile.Intercept.AFTER_ONLY,
            HostProfile.WhenWeAreDown.OPEN,
            HostProfile.IdentityVisibleTo.MEMBERS,
            HostProfile.ReplaceAuthor.NONE,
            HostProfile.Hold.NONE,
            HostProfile.Edit.NONE,
            HostProfile.Remove.NONE,
            HostProfile.Dedupe.NONE,
            Duration.ofSeconds(15),
            Set.of());

    private Stage stage;
    private Caller rowan;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void nothingWhereAllCouldBeDone() {
        CaseId id = opened(SampleCases.HOLD, Stage.profile(), HostPolicy.VEILED);
        assertThat(page(id)).contains("Nothing that was asked for was impossible here.");
    }

    @Test
    void whatItsProfileRulesOut() {
        CaseId held = opened(SampleCases.HOLD, WATCHED, WATCH);
        CaseId rewritten = opened(new Verdict.Rewrite(List.of(Part.body("other words"))), WATCHED, WATCH);
        assertThat(page(held))
                .contains(
                        "could not: The message was visible before it was looked at.",
                        "could not: This host cannot let a message wait.",
                        "could not: This host cannot take a message away.",
                        "could not: The author was told nothing: this host cannot.");
        assertThat(page(rewritten)).contains("could not: This host cannot publish other words than the author wrote.");
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(page(held))
                .contains("ging nicht: Die Nachricht war zu sehen, bevor sie geprüft wurde.")
                .doesNotContain("This host", "The message was", "The author was");
    }

    @Test
    void aCrisisThatOthersHaveSeenWasLeftThere() {
        Flag crisis = new Flag(FlagKind.SUICIDE, Severity.PLAN, List.of(), "test/1", Reading.UNKNOWN);
        assertThat(page(opened(SampleCases.HOLD, WATCHED, WATCH, crisis)))
                .contains("Others have seen the message and it speaks of a crisis: it was left there, and you decide.")
                .doesNotContain("This host cannot take a message away.");
    }

    @Test
    void whatItAnsweredThatItCannotDo() {
        CaseId id = opened(SampleCases.HOLD, Stage.profile(), HostPolicy.VEILED);
        SampleCases.take(stage, "Rowan", id);
        long version = stage.desk.queue().row(id).version();
        stage.desk.decisions().release(Actor.moderator("Rowan"), id, version);
        stage.clock.forward(Duration.ofMinutes(1));
        List<Outbox.Due> due = stage.desk.outbox().due(10);
        assertThat(due).isNotEmpty();
        Reason gone = new Reason("test.gone", "The room is closed.");
        due.forEach(effect -> stage.desk.outbox().settle(effect.key(), Receipt.cannot(gone)));
        assertThat(page(id)).contains("could not: publish the message", "the host could not", "The room is closed.");
    }

    private String page(CaseId id) {
        return rowan.get("/desk/cases/" + id).body();
    }

    private CaseId opened(Verdict verdict, HostProfile profile, HostPolicy policy, Flag... flags) {
        RoomId room = new RoomId(Stage.FORUM, "Evening room");
        Pseudonym author = new Pseudonym(new PseudonymId("a".repeat(32)), room, "Amber Reed");
        Submission said = Submission.post(new MessageId(verdict.getClass().getSimpleName()), room, "words", Stage.NOW);
        Decision decision = new Decision(verdict, said.parts(), List.of(flags), List.of());
        return stage.desk
                .sink()
                .open(new CaseSink.Intake(author, said, decision, Enactor.plan(decision, profile, policy)))
                .id();
    }
}
