package org.quietroom.core.pipeline;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline's daemon threads: a fixed number of workers, and a watchdog that gives up workers whose guard overran.
 *
 * <p>No thread can be made to stop from outside, so one that was given up is interrupted, replaced and forgotten; it ends
 * when its guard returns, and what it returns is discarded.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long SHORTEST_NAP_NANOS = 500_000;
    private static final long STOOD_STILL_NANOS = 10_000_000;

    private final LinkedBlockingDeque<Run> queue = new LinkedBlockingDeque<>();
    private final Map<Worker, Thread> workers = new ConcurrentHashMap<>();
    private final int count;
    private final int capacity;
    private final long limitNanos;
    private final Thread watchdog;
    private volatile boolean closed;

    Workers(int count, int capacity, long limitNanos) {
        this.count = count;
        this.capacity = capacity;
        this.limitNanos = limitNanos;
        for (int i = 0; i < count; i++) {
            hire();
        }
        watchdog = daemon(this::watch, "watchdog");
        watchdog.start();
    }

    CompletionStage<Decision> submit(Run run) {
        if (queue.size() >= capacity) {
            run.result()
                    .completeExceptionally(new UnavailableException(
                            "Too many messages wait to be checked; try again, or give the pipeline more workers."));
            return run.result();
        }
        queue.add(run);
        if (closed && queue.remove(run)) {
            failClosed(run);
        }
        return run.result();
    }

    @Override
    public void close() {
        closed = true;
        for (Run run = queue.poll(); run != null; run = queue.poll()) {
            failClosed(run);
        }
        workers.forEach((worker, thread) -> {
            if (worker.call.get() == null) {
                thread.interrupt();
            }
        });
        LockSupport.unpark(watchdog);
    }

    private static void failClosed(Run run) {
        run.result()
                .completeExceptionally(
                        new UnavailableException("The pipeline is closed; the program is stopping or starting again."));
    }

    private void hire() {
        Worker worker = new Worker(queue, () -> closed);
        Thread thread = daemon(worker, "guards");
        workers.put(worker, thread);
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "quietroom-" + name + "-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Sleeps until the earliest moment at which a guard can overrun: one that starts meanwhile cannot be earlier. */
    private void watch() {
        long wake = System.nanoTime();
        while (!closed || workers.values().stream().anyMatch(Thread::isAlive)) {
            long now = System.nanoTime();
            long stood = now - wake > STOOD_STILL_NANOS ? now - wake : 0;
            wake = now + limitNanos;
            try {
                for (Worker worker : workers.keySet()) {
                    long deadline = deadlineOf(worker, stood, now);
                    wake = deadline - wake < 0 ? deadline : wake;
                }
                while (!closed && workers.size() < count) {
                    hire();
                }
            } catch (Throwable trouble) {
                LOG.error(
                        "the watchdog could not replace a worker and tries again: {}",
                        trouble.getClass().getName());
            }
            LockSupport.parkNanos(Math.max(SHORTEST_NAP_NANOS, wake - System.nanoTime()));
        }
    }

    /** When the worker's guard is late; gives the worker up if it is so now. Time in which nothing ran does not count. */
    private long deadlineOf(Worker worker, long stood, long now) {
        Worker.Call call = worker.call.get();
        if (call == null) {
            return now + limitNanos;
        }
        call.stood += stood;
        long deadline = call.started + call.stood + limitNanos;
        if (now - deadline < 0) {
            return deadline;
        }
        if (worker.call.compareAndSet(call, null)) {
            giveUp(worker, call);
        }
        return now + limitNanos;
    }

    private void giveUp(Worker worker, Worker.Call call) {
        Thread thread = workers.remove(worker);
        if (thread != null) {
            thread.interrupt();
        }
        try {
            call.step.health().overran();
            call.run.overran(call.step, call.took());
            queue.addFirst(call.run);
            if (closed && queue.remove(call.run)) {
                failClosed(call.run);
            }
        } catch (Throwable bug) {
            call.run.result().completeExceptionally(bug);
        }
    }
}
