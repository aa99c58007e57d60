package org.quietroom.core.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Lets so many submissions of one host be judged at once; the others wait in the order they came. So a host that floods waits
 * behind itself: whatever it sends, it has few in the queues that all hosts share. Safe for many threads.
 */
final class Turnstile {
    private final int most;
    private final int waiting;
    private final Executor executor;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private int inside;

    /**
     * @param most how many are judged at once
     * @param waiting how many may wait; one more is turned away
     * @param executor where the next one begins
     */
    Turnstile(int most, int waiting, Executor executor) {
        this.most = most;
        this.waiting = waiting;
        this.executor = executor;
    }

    /** Does the work when it is its turn; fails with {@link RejectedExecutionException} if too many wait. */
    <T> CompletionStage<T> pass(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable turn = () -> begin(work, result);
        synchronized (this) {
            if (inside >= most) {
                if (queue.size() >= waiting) {
                    return CompletableFuture.failedFuture(
                            new RejectedExecutionException("too many submissions of this host wait"));
                }
                queue.add(turn);
                return result;
            }
            inside++;
        }
        turn.run();
        return result;
    }

    private <T> void begin(Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {
        CompletionStage<T> begun;
        try {
            begun = work.get();
        } catch (RuntimeException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        var unused = begun.whenComplete((value, failure) -> {
            leave();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                inside--;
                return;
            }
        }
        try {
            executor.execute(next);
        } catch (RejectedExecutionException e) {
            ForkJoinPool.commonPool().execute(next); // it is turned away the same, and says so itself
        }
    }
}
