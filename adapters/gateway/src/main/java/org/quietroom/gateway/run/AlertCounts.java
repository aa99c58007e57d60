package org.quietroom.gateway.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * Counts what the crisis guard reads, by how strongly each post would be flagged in each tier, so that any sensitivity can be
 * tried on the counts. Numbers alone; safe for many threads.
 */
final class AlertCounts {
    private final Function<Submission, Strengths> strengths;
    private final Map<Strengths, LongAdder> counts = new ConcurrentHashMap<>();

    AlertCounts() {
        this(submission -> Strengths.of(CrisisReader.standard(), submission.parts()));
    }

    AlertCounts(Function<Submission, Strengths> strengths) {
        this.strengths = strengths;
    }

    /**
     * The same guard, counted: new posts and private messages, each once. What a guard that sees everything lets pass without a
     * flag is not read again.
     */
    Guard around(Guard guard, Sensitivity sensitivity) {
        boolean all = sensitivity.equals(Sensitivity.MOST);
        return (submission, context) -> {
            Review review = guard.review(submission, context);
            if (submission.kind() == Kind.POST || submission.kind() == Kind.PRIVATE_MESSAGE) {
                count(all && review.flags().isEmpty() ? Strengths.NONE : strengths.apply(submission));
            }
            return review;
        };
    }

    private void count(Strengths post) {
        counts.computeIfAbsent(post, k -> new LongAdder()).increment();
    }

    /** What was counted since the last call. */
    Map<Strengths, Long> drain() {
        Map<Strengths, Long> drained = new HashMap<>();
        counts.forEach((post, adder) -> {
            long times = adder.sumThenReset();
            if (times > 0) {
                drained.put(post, times);
            }
        });
        return drained;
    }
}
