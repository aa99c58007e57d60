package org.quietroom.discord;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before the next try: twice as long each time, up to a cap, and by chance up to half as long, so that
 * many who lost the same server do not come back at one moment. Not safe for many threads.
 */
final class Backoff {
    private final Duration first;
    private final Duration cap;
    private final SplittableRandom random = new SplittableRandom();
    private int failures;

    Backoff(Duration first, Duration cap) {
        this.first = first;
        this.cap = cap;
    }

    /** The wait after one more failure. */
    Duration next() {
        long millis = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
