package org.quietroom.commonroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A token bucket: so many at once, then one each interval. Safe for many threads. */
final class Budget {
    private final int burst;
    private final Duration pace;
    private final Clock clock;
    private Instant full;

    Budget(int burst, Duration pace, Clock clock) {
        this.burst = burst;
        this.pace = pace;
        this.clock = clock;
        this.full = clock.instant();
    }

    /** Takes one; false if none is left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        Instant next = (full.isBefore(now) ? now : full).plus(pace);
        if (Duration.between(now, next).compareTo(pace.multipliedBy(burst)) > 0) {
            return false;
        }
        full = next;
        return true;
    }
}
