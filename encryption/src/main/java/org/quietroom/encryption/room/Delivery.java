package org.quietroom.encryption.room;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the hub on a thread of its own: listens, listens again when it ended, sends what waits, tidies after a moment. */
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long FIRST_WAIT = 250;
    private static final long LONGEST_WAIT = 30_000;
    private static final long TRY_AGAIN = 3_000;
    private static final long ASK_AGAIN = 20_000;
    /** Keys grow old also where nothing happens. */
    private static final long LOOK_AGAIN = 3_600_000;
    /** Whether this device still stands in its room; the first is for when that is in doubt. */
    private static final long STANDING_SOON = 10_000;

    private static final long STANDING = 60_000;
    /** Listening again says what has arrived, so that the hub can delete it. */
    private static final int EVENTS_A_LISTENING = 1_000;

    private static final int A_PLACE = 50;
    private static final int LONGEST_PLACE = 3_000;

    private final SealedRoom room;
    private final HubLink link;
    private final Runnable changed;
    private final ScheduledExecutorService thread;
    private @Nullable Listening listening;
    private int round;
    private int events;
    private long wait = FIRST_WAIT;
    private boolean tidying;
    private boolean flushing;

    Delivery(SealedRoom room, HubLink link, Runnable changed) {
        this.room = room;
        this.link = link;
        this.changed = changed;
        ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(
                1,
                new ThreadFactoryBuilder()
                        .setNameFormat("sealed-room-%d")
                        .setDaemon(true)
                        .build());
        made.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = made;
    }

    void start() {
        soon(this::listen, 0);
        soon(this::tidy, 0);
        soon(this::askAgain, ASK_AGAIN);
        soon(this::lookAgain, LOOK_AGAIN);
        soon(this::stand, STANDING_SOON);
    }

    private void stand() {
        if (room.trouble().isEmpty()) {
            AtomicBoolean doubtful = new AtomicBoolean();
            attempt(() -> doubtful.set(room.stand()));
            soon(this::stand, doubtful.get() ? STANDING_SOON : STANDING);
        }
    }

    private void lookAgain() {
        if (room.trouble().isEmpty()) {
            tidySoon();
            soon(this::lookAgain, LOOK_AGAIN);
        }
    }

    /** There is something to send. */
    void nudge() {
        soon(this::flush, 0);
    }

    /** Sends what waits, and tries again after a while as long as the hub is away. */
    private void flush() {
        if (!attempt(room::flush) && !flushing && room.trouble().isEmpty()) {
            flushing = true;
            soon(
                    () -> {
                        flushing = false;
                        flush();
                    },
                    TRY_AGAIN);
        }
    }

    private void soon(Runnable task, long milliseconds) {
        try {
            var unused = thread.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a room was closed meanwhile");
        }
    }

    private void listen() {
        end();
        int mine = ++round;
        events = 0;
        boolean listens = attempt(() -> listening = link.listen(
                room.device(),
                room.lastEvent(),
                event -> soon(() -> take(mine, event), 0),
                () -> soon(() -> again(mine), 0)));
        if (listens) {
            flush();
        } else {
            again(mine);
        }
    }

    private void take(int mine, Event event) {
        if (mine != round) {
            return;
        }
        boolean taken = attempt(() -> {
            if (room.take(event)) {
                tidySoon();
            }
        });
        if (!taken) {
            again(mine);
            return;
        }
        flush();
        wait = FIRST_WAIT;
        if (++events >= EVENTS_A_LISTENING) {
            listen();
        }
    }

    private void again(int mine) {
        if (mine == round && room.trouble().isEmpty()) {
            round++;
            end();
            soon(this::listen, wait);
            wait = Math.min(wait * 2, LONGEST_WAIT);
        }
    }

    /** After a moment that differs by place, so that not all do it at once. */
    private void tidySoon() {
        if (!tidying) {
            tidying = true;
            soon(this::tidy, Math.min(room.leaf() * A_PLACE, LONGEST_PLACE));
        }
    }

    private void tidy() {
        tidying = false;
        if (!attempt(room::tidy) && room.trouble().isEmpty()) {
            flush();
            soon(this::tidy, TRY_AGAIN);
        }
    }

    /** While it waits: whoever was inside may all have left, and then this device begins the room. */
    private void askAgain() {
        if (room.phase() == Phase.WAITING && room.trouble().isEmpty()) {
            attempt(room::enterAgain);
            soon(this::askAgain, ASK_AGAIN);
        }
    }

    /** Whether it was done. Troubles are the room's; that the hub is away is nobody's. */
    private boolean attempt(Runnable task) {
        try {
            task.run();
            return true;
        } catch (HubAwayException | HubRefusedException e) {
            LOG.debug("a sealed room waits for its hub: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("a sealed room stops: {}", e.getClass().getName());
            room.halt(e);
            end();
            return false;
        } finally {
            changed.run();
        }
    }

    private void end() {
        Listening open = listening;
        listening = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_WAIT, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }
}
