package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.guard.OnFailure.HOLD;
import static org.quietroom.core.guard.Phase.CARE;
import static org.quietroom.core.host.HostProfile.EMBEDDED;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.RecordingCases;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/** Quietroom inside a Java server: no store, no HTTP. The README shows the lines between the two markers. */
class EmbeddedExampleTest {
    private static final GuardId LINKS = new GuardId("example.links");

    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final RecordingCases desk = new RecordingCases();
    private final HostId server = new HostId("chat");
    private final RoomId room = new RoomId(server, "carers");
    private final AccountId ann = new AccountId(server, "ann@example.org");

    private Answer say(String text) throws Exception {
        // example:start
        Guard links = (message, context) -> message.parts().get(0).text().contains("https://")
                ? Review.of(new Verdict.Hold(new Reason("example.link", "Links wait for a moderator.")))
                : Review.PASS;
        try (Pipeline pipeline =
                Pipeline.builder().guard(LINKS, CARE, HOLD, links).build()) {
            Gate gate = Gatekeeper.builder(pipeline, identities, desk, EMBEDDED).build();
            Submission message = Submission.post(new MessageId("m1"), room, text, Instant.now());
            return gate.submit(ann, message).toCompletableFuture().get();
        }
        // example:end
    }

    @Test
    void publishesUnderAPseudonymAndHoldsLinks() throws Exception {
        Answer hello = say("Good morning!");
        assertThat(hello.action()).isEqualTo(Answer.Action.PUBLISH);
        assertThat(hello.author()).isEqualTo(identities.pseudonymOf(ann, room));
        assertThat(hello.parts()).isNull();
        assertThat(desk.opened()).isEmpty();

        Answer link = say("look: https://example.org");
        assertThat(link.action()).isEqualTo(Answer.Action.HOLD);
        assertThat(link.notice()).isEqualTo(RecordingCases.NOTICE);
        assertThat(desk.opened()).hasSize(1);
    }
}
