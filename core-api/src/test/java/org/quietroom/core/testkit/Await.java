package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until something holds: looks at once, then again after pauses that grow from one millisecond to twenty. */
public final class Await {
    /** How long is waited for what is here within a second: a machine may be many times slower, and busy. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long SHORTEST = 1_000_000;
    private static final long LONGEST = 20_000_000;

    private Await() {}

    /** @param what the condition in words, to be read after "it did not come about within 60 s:" */
    public static <E extends Exception> void until(String what, Condition<E> condition) throws E {
        until(PATIENCE, what, condition);
    }

    /** @param what is asked if the condition does not come to hold, and may say what is instead */
    public static <E extends Exception> void until(Supplier<String> what, Condition<E> condition) throws E {
        until(PATIENCE, what, condition);
    }

    public static <E extends Exception> void until(Duration patience, String what, Condition<E> condition) throws E {
        until(patience, () -> what, condition);
    }

    /**
     * @throws AssertionError if the condition does not come to hold that soon
     * @throws E from the condition, at once
     */
    public static <E extends Exception> void until(Duration patience, Supplier<String> what, Condition<E> condition)
            throws E {
        long end = System.nanoTime() + patience.toNanos();
        long pause = SHORTEST;
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not come about within " + patience.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST);
        }
    }

    /**
     * What is waited for.
     *
     * @param <E> what looking may throw
     */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }
}
