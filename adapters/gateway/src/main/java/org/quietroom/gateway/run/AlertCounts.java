package org.quietroom.gateway.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.message.Kind;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;

/** Counts what the crisis guard reads and flags, by tier. Numbers alone; safe for many threads. */
final class AlertCounts {
    private final LongAdder posts = new LongAdder();
    private final Map<Severity, LongAdder> flagged = new EnumMap<>(Severity.class);

    AlertCounts() {
        for (Severity tier : Severity.values()) {
            flagged.put(tier, new LongAdder());
        }
    }

    /** The same guard, counted: new posts and private messages, each once, for its most urgent tier. */
    Guard around(Guard guard) {
        return (submission, context) -> {
            Review review = guard.review(submission, context);
            if (submission.kind() == Kind.POST || submission.kind() == Kind.PRIVATE_MESSAGE) {
                count(review.flags().stream().map(Flag::severity).reduce(Severity.NONE, Severity::max));
            }
            return review;
        };
    }

    private void count(Severity tier) {
        posts.increment();
        LongAdder adder = flagged.get(tier);
        if (adder != null) {
            adder.increment();
        }
    }

    /** What was counted since the last call. */
    Day drain() {
        Map<Severity, Long> tiers = new EnumMap<>(Severity.class);
        long read = posts.sumThenReset();
        flagged.forEach((tier, adder) -> tiers.put(tier, adder.sumThenReset()));
        return new Day(read, tiers);
    }

    /**
     * Counts of some time.
     *
     * @param posts how many were read
     * @param flagged how many of them, by tier
     */
    record Day(long posts, Map<Severity, Long> flagged) {
        Day {
            flagged = Map.copyOf(flagged);
        }

        long flagged(Severity tier) {
            return flagged.getOrDefault(tier, 0L);
        }

        Day plus(Day other) {
            Map<Severity, Long> sum = new EnumMap<>(Severity.class);
            for (Severity tier : Severity.values()) {
                sum.put(tier, flagged(tier) + other.flagged(tier));
            }
            return new Day(posts + other.posts, sum);
        }
    }
}
