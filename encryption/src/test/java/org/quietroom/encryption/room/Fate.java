package org.quietroom.encryption.room;

/** Decides at which boundary, before or after something reaches the store or the hub, a process ends. */
final class Fate {
    private final Runnable end;
    private long left = Long.MAX_VALUE;

    /** @param end how: throws, or halts the JVM */
    Fate(Runnable end) {
        this.end = end;
    }

    /** The process ends at the {@code boundary}-th boundary from now, from 1. */
    synchronized void strikeAt(long boundary) {
        left = boundary;
    }

    synchronized void spare() {
        left = Long.MAX_VALUE;
    }

    synchronized void boundary() {
        if (--left == 0) {
            left = Long.MAX_VALUE;
            end.run();
        }
    }
}
