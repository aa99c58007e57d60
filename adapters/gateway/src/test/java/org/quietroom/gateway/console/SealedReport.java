package org.quietroom.gateway.console;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.Picture;
import org.quietroom.core.port.Proof;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Verdict;

/**
 * A report from a sealed room, as the hub hands it to the desk: each text, the last of them the reporter's own, with what is
 * proven of it.
 */
record SealedReport(
        List<String> texts,
        List<Proof.State> states,
        List<Picture> pictures,
        @Nullable Exhibit exhibit) {
    /** Whose words they are said to be. */
    static final Pseudonym REED =
            new Pseudonym(new PseudonymId("a".repeat(32)), new RoomId(Stage.CHAT, "Evening room"), "Reed");

    private static final Instant SENT = Instant.parse("2025-11-22T12:51:00Z");

    CaseSink.Opened open(Stage stage) {
        List<Part> parts = texts.stream().map(Part::body).toList();
        Submission submission = new Submission(
                new MessageId("sealed-report-1"),
                REED.room(),
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
        return stage.desk
                .sink()
                .open(new CaseSink.Intake(REED, submission, decision, plan, proofs(), pictures, exhibit));
    }

    private List<Proof> proofs() {
        return IntStream.range(0, states.size())
                .mapToObj(text -> states.get(text) == Proof.State.REPORTER
                        ? new Proof(text, Proof.State.REPORTER, null, null)
                        : new Proof(text, states.get(text), REED, SENT))
                .toList();
    }
}
