package org.quietroom.core.pipeline;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;

/**
 * A thread that takes runs and calls their guards, one run at a time. Whoever takes {@link #call} back to null owns the
 * run: the worker when the guard returns, or the watchdog, and then the worker ends as soon as the guard lets it.
 */
final class Worker implements Runnable {
    /** One guard being called. */
    static final class Call {
        final Run run;
        final Step step;
        final long started = System.nanoTime();
        /** Nanoseconds during which the whole process stood still; only the watchdog touches it. */
        long stood;

        Call(Run run, Step step) {
            this.run = run;
            this.step = step;
        }

        Duration took() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    final AtomicReference<@Nullable Call> call = new AtomicReference<>();
    private final BlockingQueue<Run> queue;
    private final BooleanSupplier closed;

    Worker(BlockingQueue<Run> queue, BooleanSupplier closed) {
        this.queue = queue;
        this.closed = closed;
    }

    @Override
    public void run() {
        boolean mine = true;
        while (mine && !closed.getAsBoolean()) {
            try {
                mine = proceed(queue.take());
            } catch (InterruptedException e) {
                // Closing interrupts; a guard that interrupts itself must not end its worker. The loop's condition
                // tells.
            }
        }
    }

    private boolean proceed(Run run) {
        try {
            for (Step step = run.next(); step != null; step = run.next()) {
                if (!review(run, step)) {
                    return false;
                }
            }
            run.result().complete(run.conclude());
        } catch (Throwable bug) {
            run.result().completeExceptionally(bug);
        }
        return true;
    }

    private boolean review(Run run, Step step) {
        Submission submission = run.submissionFor(step);
        RoomContext context = run.contextFor(step);
        Call current = new Call(run, step);
        Review review = null;
        String problem;
        call.set(current);
        try {
            review = step.guard().review(submission, context);
            problem = ReviewCheck.problem(review, step.phase(), submission.parts());
        } catch (Throwable thrown) {
            problem = "it threw " + thrown.getClass().getName();
        }
        if (!call.compareAndSet(current, null)) {
            step.health().cameBackLate();
            return false;
        }
        Thread.interrupted();
        Duration took = current.took();
        if (problem == null && review != null) {
            step.health().succeeded();
            run.reviewed(step, review, took);
        } else {
            String what = problem == null ? "it returned null" : problem;
            step.health().failed(what);
            run.failed(step, what, review, took);
        }
        return true;
    }
}
