package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Proof;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;

/** A report from a sealed room says of each of its texts what is proven, in a word, a shape and a sentence. */
class ReportBadgeTest {
    private static final RoomId ROOM = new RoomId(Stage.CHAT, "Evening room");
    private static final Pseudonym REED = new Pseudonym(new PseudonymId("a".repeat(32)), ROOM, "Reed");
    private static final Instant SENT = Instant.parse("2025-11-22T12:51:00Z");

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CaseId report() {
        List<Part> parts = List.of(
                Part.body("first bland words"),
                Part.body("second bland words"),
                Part.body("third bland words"),
                Part.body("fourth bland words"),
                Part.body("please look at this"));
        List<Proof> proofs = List.of(
                new Proof(0, Proof.State.VERIFIED, REED, SENT),
                new Proof(1, Proof.State.NOT_VERIFIED, REED, SENT),
                new Proof(2, Proof.State.CANNOT_CHECK, REED, SENT),
                new Proof(3, Proof.State.ADDED, REED, SENT),
                new Proof(4, Proof.State.REPORTER, null, null));
        Submission submission = new Submission(
                new MessageId("sealed-report-1"),
                ROOM,
                Kind.REPORT,
                parts,
                List.of(),
                new MessageId("sealed-7"),
                null,
                null,
                true,
                stage.clock.instant());
        Plan plan = new Plan(Answer.Action.PUBLISH, true, Set.of(), false, List.of(), false);
        Decision decision = new Decision(Verdict.PASS, parts, List.of(), List.of());
        CaseSink.Opened opened = stage.desk.sink().open(new CaseSink.Intake(REED, submission, decision, plan, proofs));
        assertThat(opened.notice()).as("whom it is about is told nothing").isNull();
        return opened.id();
    }

    @Test
    void eachTextHasItsSentenceAndNoneOfTheWordsShowUnasked() {
        String path = "/desk/cases/" + report();
        Caller rowan = stage.browser("Rowan");
        String page = rowan.get(path).body();

        assertThat(page)
                .contains("This report proves to this desk that Reed sent these words in Evening room on 22 Nov, 13:51."
                        + " It proves nothing to outsiders.")
                .contains("The proof is missing or does not match; the words may have been changed. Treat it as the"
                        + " reporter's account.")
                .contains("The hub's key is not available; try later.")
                .contains("Added by the reporter, not proven.")
                .contains("Verified.</strong>", "Not verified.</strong>", "Cannot be checked now.</strong>")
                .doesNotContain("bland words", "please look");
        assertThat(page.split("class=\"badge\"", -1)).hasSize(6);
        assertThat(page.split("class=\"badge\"><strong><svg", -1))
                .as("a shape with every word")
                .hasSize(6);

        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path, path + "/text").body())
                .contains("Message 1</h3>", "Message 4</h3>", "bland words", "please look at this");
    }

    @Test
    void whomItIsAboutGetsNoLetter() {
        CaseId id = report();

        assertThat(stage.desk
                        .cases()
                        .file(id, Look.actor(stage.users.find("Rowan").orElseThrow()))
                        .effects())
                .isEmpty();
    }

    @Test
    void itIsSaidInGermanToo() {
        stage.prefer("Kim", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        String page = stage.browser("Kim").get("/desk/cases/" + report()).body();

        assertThat(page)
                .contains("dass Reed diese Worte in Evening room am 22. Nov., 13:51 gesendet hat")
                .contains("Nicht bestätigt.")
                .contains("versuche es später");
    }

    @Test
    void everyOtherCaseHasNone() {
        CaseId id = SampleCases.crisis(stage);

        assertThat(stage.browser("Rowan").get("/desk/cases/" + id).body()).doesNotContain("class=\"badge\"");
    }
}
