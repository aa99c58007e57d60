package org.quietroom.core.testkit;

import java.util.function.Supplier;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.verdict.Review;

/** Guards that misbehave, to see what it costs others. */
public final class Guards {
    private Guards() {}

    /** Throws whatever it is given, checked or not. */
    public static Guard throwing(Supplier<? extends Throwable> what) {
        return (submission, context) -> {
            throw Guards.<RuntimeException>unchecked(what.get());
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Passes after it kept the processor busy for so many rounds of nothing useful. */
    public static Guard slow(int rounds) {
        return (submission, context) -> {
            long sum = submission.length();
            for (int i = 0; i < rounds; i++) {
                sum = sum * 31 + Long.rotateLeft(sum, 7);
            }
            return sum == 42 ? Review.flagged(java.util.List.of()) : Review.PASS;
        };
    }
}
