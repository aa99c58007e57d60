package org.quietroom.gate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The polls of one host that wait for an effect. What comes is for the poll that came last: a connection that was dropped
 * cannot be told from one that waits, and an effect given to it would be lost until its lease ends. Older polls end empty
 * when their time is over, or when too many wait. Safe for many threads.
 */
final class Polls {
    private final EffectQueue queue;
    private final int most;
    private final BooleanSupplier open;
    private final Deque<Poll> waiting = new ArrayDeque<>();
    private @Nullable Poll newest;

    /** @param most how many may wait at once */
    Polls(EffectQueue queue, int most, BooleanSupplier open) {
        this.queue = queue;
        this.most = most;
        this.open = open;
    }

    private static final class Poll {
        private final long deadline;
        private final int max;
        private final CompletableFuture<List<PulledEffect>> answer = new CompletableFuture<>();

        private Poll(Duration wait, int max) {
            this.deadline = System.nanoTime() + wait.toNanos();
            this.max = max;
        }
    }

    /** Completes with what is due, at once or as soon as something is, with nothing after {@code wait}; never fails. */
    CompletableFuture<List<PulledEffect>> begin(Duration wait, int max) {
        Poll poll = new Poll(wait, max);
        Poll oldest;
        synchronized (this) {
            newest = poll;
            waiting.addLast(poll);
            oldest = waiting.size() > most ? waiting.removeFirst() : null;
        }
        if (oldest != null) {
            oldest.answer.complete(List.of());
        }
        look(poll);
        return poll.answer;
    }

    /** Answers every poll that waits, before this returns. */
    void end() {
        List<Poll> ended;
        synchronized (this) {
            ended = List.copyOf(waiting);
            waiting.clear();
        }
        ended.forEach(poll -> poll.answer.complete(List.of()));
    }

    synchronized int size() {
        return waiting.size();
    }

    private void look(Poll poll) {
        CompletableFuture<Void> arrival = queue.arrival();
        long left = TimeUnit.NANOSECONDS.toMillis(poll.deadline - System.nanoTime());
        List<PulledEffect> due;
        boolean ends;
        boolean last;
        synchronized (this) {
            if (!waiting.contains(poll)) {
                return;
            }
            last = newest == poll;
            due = last ? queue.take(poll.max) : List.of();
            ends = !due.isEmpty() || left <= 0 || !open.getAsBoolean();
            if (ends) {
                waiting.remove(poll);
            }
        }
        if (ends) {
            poll.answer.complete(due);
            return;
        }
        long pause = last ? queue.untilDue(left) : left;
        var unused = arrival.completeOnTimeout(null, Math.max(1, pause), TimeUnit.MILLISECONDS)
                .thenRunAsync(() -> look(poll));
    }
}
