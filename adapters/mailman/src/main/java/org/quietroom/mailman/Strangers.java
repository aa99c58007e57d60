package org.quietroom.mailman;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is not subscribed and was told so: once a day, and at most {@value #MOST} addresses a day, so that mail with a forged
 * sender makes us write to few who never wrote. Belongs to the poller's thread.
 */
final class Strangers {
    private static final int MOST = 100;
    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    Strangers(Clock clock) {
        this.clock = clock;
    }

    boolean firstToday(String address) {
        Instant now = clock.instant();
        told.values().removeIf(at -> at.plus(DAY).isBefore(now));
        return Address.usable(address) && told.size() < MOST && told.putIfAbsent(address, now) == null;
    }
}
