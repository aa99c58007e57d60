package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/** Measures guards. */
final class GuardProbe {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SMALL = 24_000;
    private static final int TIMES = 4;
    /** Linear is 4, quadratic is 16. */
    private static final double MOST = 11;
    /** Below this the clock and the compiler say more than the guard. */
    private static final long TOO_SHORT_TO_JUDGE = 5_000_000;

    private GuardProbe() {}

    static List<Part> partsAfter(Review review, Submission submission) {
        return review.verdict() instanceof Verdict.Rewrite rewrite ? rewrite.parts() : submission.parts();
    }

    /**
     * Compares processor times of one text and one four times as long: the best of several, in up to four rounds. The
     * short one is timed on both sides of the long one, as what the compiler does in between would flatter the guard.
     */
    static void assertLinear(Guard guard, RoomContext context, String unit, Format format) {
        Submission small = Samples.post(format, unit.repeat(SMALL / unit.length()));
        Submission large = Samples.post(format, unit.repeat(SMALL / unit.length() * TIMES));
        double ratio = Double.MAX_VALUE;
        for (int round = 0; round < 4 && ratio > MOST; round++) {
            long before = best(guard, context, small);
            long longTime = best(guard, context, large);
            if (longTime < TOO_SHORT_TO_JUDGE) {
                return;
            }
            long shortTime = Math.max(1, Math.min(before, best(guard, context, small)));
            ratio = Math.min(ratio, (double) longTime / shortTime);
        }
        assertThat(ratio)
                .as("four times '%s' as %s takes so many times as long", unit, format)
                .isLessThanOrEqualTo(MOST);
    }

    private static long best(Guard guard, RoomContext context, Submission submission) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            guard.review(submission, context);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        return best;
    }
}
