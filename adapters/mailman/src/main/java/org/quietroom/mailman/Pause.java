package org.quietroom.mailman;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long to wait after failures: twice as long each time, up to a cap, and by chance up to half as long. */
final class Pause {
    private Pause() {}

    /** @param failures how many there were before */
    static Duration after(int failures, Duration first, Duration cap, SplittableRandom random) {
        long millis = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures, 20));
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
