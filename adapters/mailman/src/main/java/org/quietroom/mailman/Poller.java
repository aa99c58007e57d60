package org.quietroom.mailman;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread to which lists belong: looks at them again and again, and does other work for them in between. */
final class Poller implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final HostHealth CLOSED = new HostHealth(State.LOST, "The connector is closed.");

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final SplittableRandom random = new SplittableRandom();
    private final Duration interval;
    private final Function<IOException, HostHealth> away;
    private volatile boolean closed;
    private volatile boolean up;
    private volatile HostHealth health = new HostHealth(State.WAITING, "Mailman has not been reached yet.");
    private int failures;

    /** @param away what a failure that is no refusal means */
    Poller(Duration interval, Function<IOException, HostHealth> away) {
        this.interval = interval;
        this.away = away;
    }

    void open(Collection<ListDesk> lists) {
        Thread thread = new Thread(() -> run(lists), "quietroom-mailman-poll");
        thread.setDaemon(true);
        thread.start();
    }

    HostHealth health() {
        return health;
    }

    /** Whether Mailman answered when it was last asked. */
    boolean up() {
        return up && !closed;
    }

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    @Override
    public void close() {
        closed = true;
        up = false;
        health = CLOSED;
        work.add(() -> {});
    }

    private void run(Collection<ListDesk> lists) {
        long next = System.nanoTime();
        while (!closed) {
            try {
                Runnable task = work.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
                while (task != null) {
                    task.run();
                    task = work.poll();
                }
                if (closed) {
                    return;
                }
                if (System.nanoTime() - next >= 0) {
                    next = System.nanoTime() + pollAll(lists).toNanos();
                } else if (up) {
                    advanceAll(lists);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("A list could not be handled: {}", e.getClass().getName());
                next = System.nanoTime() + LONGEST_PAUSE.toNanos();
            }
        }
    }

    private static void advanceAll(Collection<ListDesk> lists) {
        for (ListDesk list : lists) {
            try {
                list.advance();
            } catch (IOException e) {
                LOG.debug("Mailman failed between two looks: {}", e.getClass().getName());
            }
        }
    }

    /** How long until the next look. */
    private Duration pollAll(Collection<ListDesk> lists) {
        HostHealth worst = null;
        for (ListDesk list : lists) {
            try {
                list.poll();
            } catch (Rest.RefusedException e) {
                worst = new HostHealth(State.REFUSED, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                LOG.debug("Mailman is not reached: {}", e.getClass().getName());
                worst = worst == null ? away.apply(e) : worst;
            }
        }
        if (worst == null) {
            failures = 0;
            up = !closed;
            boolean stuck = lists.stream().anyMatch(ListDesk::stuck);
            report(new HostHealth(
                    State.REACHED,
                    "Mailman answers."
                            + (stuck ? " Some messages wait because they could not be judged or answered." : "")));
            return lists.stream().anyMatch(ListDesk::busy) && SOON.compareTo(interval) < 0 ? SOON : interval;
        }
        up = false;
        report(worst);
        return Pause.after(failures++, FIRST_PAUSE, LONGEST_PAUSE, random);
    }

    private void report(HostHealth now) {
        if (!closed && !now.equals(health)) {
            LOG.info("{}", now.detail());
            health = now;
        }
        if (closed) {
            health = CLOSED;
        }
    }
}
