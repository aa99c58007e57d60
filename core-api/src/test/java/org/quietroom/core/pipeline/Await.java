package org.quietroom.core.pipeline;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become so, at most ten seconds. */
final class Await {
    private Await() {}

    static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not become so within ten seconds");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
