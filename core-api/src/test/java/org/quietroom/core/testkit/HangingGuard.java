package org.quietroom.core.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;

/** Loops without heeding interrupts on the submissions it is told to, until it is closed; passes all others. */
public final class HangingGuard implements Guard, AutoCloseable {
    private final Predicate<Submission> when;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile boolean released;

    private HangingGuard(Predicate<Submission> when) {
        this.when = when;
    }

    /** Hangs on every submission. */
    public static HangingGuard always() {
        return new HangingGuard(submission -> true);
    }

    /** Hangs on submissions in which a text holds this word. */
    public static HangingGuard on(String word) {
        return new HangingGuard(
                submission -> submission.parts().stream().anyMatch(p -> p.text().contains(word)));
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        if (!released && when.test(submission)) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.countDown();
            while (!released) {
                Thread.onSpinWait();
            }
            inside.decrementAndGet();
        }
        return Review.PASS;
    }

    /** Waits until the first thread hangs in it. */
    public void awaitEntered() throws InterruptedException {
        entered.await();
    }

    /** How many threads hung in it at the same time, at most. */
    public int most() {
        return most.get();
    }

    /** Lets all threads go; it never hangs again. */
    @Override
    public void close() {
        released = true;
    }
}
