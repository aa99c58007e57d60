package org.quietroom.core.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.Verdict;

/** Small things that the tests of the pipeline are made of. */
final class Chains {
    static final RoomId ROOM = new RoomId(new HostId("forum"), "carers");
    static final Pseudonym AUTHOR = new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Calm Heron");
    static final RoomContext CONTEXT = RoomContext.of(AUTHOR, Locale.ENGLISH);
    static final Reason WHY = new Reason("test.why", "Because.");

    private Chains() {}

    static GuardId id(String word) {
        return new GuardId("test." + word);
    }

    static Submission post(String text) {
        return Submission.post(new MessageId("m1"), ROOM, text, Instant.EPOCH);
    }

    static Guard verdict(Verdict verdict) {
        return (submission, context) -> Review.of(verdict);
    }

    static Guard rewriting(UnaryOperator<String> change) {
        return (submission, context) -> Review.of(new Verdict.Rewrite(submission.parts().stream()
                .map(part -> part.withText(change.apply(part.text())))
                .toList()));
    }

    static Guard flagging(Severity severity, Span... spans) {
        Flag flag = new Flag(FlagKind.SUICIDE, severity, List.of(spans), "test/1", Reading.UNKNOWN);
        return (submission, context) -> Review.flagged(List.of(flag));
    }

    static Decision decide(Pipeline pipeline, Submission submission) throws Exception {
        return pipeline.decide(submission, CONTEXT).toCompletableFuture().get(10, SECONDS);
    }

    static Decision decide(PipelineBuilder builder, String text) throws Exception {
        try (Pipeline pipeline = builder.build()) {
            return decide(pipeline, post(text));
        }
    }

    static List<TrailEntry.Outcome> outcomes(Decision decision) {
        return decision.trail().stream().map(TrailEntry::outcome).toList();
    }

    static List<String> texts(Decision decision) {
        return decision.parts().stream().map(Part::text).toList();
    }
}
