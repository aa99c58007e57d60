package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How soon somebody may try again. A few mistakes are free; from then on each wait is twice the last, up to a quarter of
 * an hour. Kept in memory alone: client addresses are not stored. Safe for many threads.
 */
final class SignInLimits {
    static final int FREE = 4;
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int REMEMBERED = 20_000;

    private final Cache<String, Tally> tallies = CacheBuilder.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofHours(2))
            .build();
    private final Clock clock;

    SignInLimits(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** Takes one try, in one step, so that tries side by side count too. Returns zero, or how long to wait if none is left. */
    Duration take(String subject) {
        Instant now = clock.instant();
        @Nullable Tally[] before = new Tally[1];
        tallies.asMap().compute(subject, (key, old) -> {
            before[0] = old;
            if (old != null && now.isBefore(old.until)) {
                return old;
            }
            int count = old == null ? 1 : old.count + 1;
            long seconds = count <= FREE ? 0 : 1L << Math.min(count - FREE, 10);
            return new Tally(count, now.plusSeconds(Math.min(seconds, LONGEST.toSeconds())));
        });
        @Nullable Tally old = before[0];
        return old == null || !now.isBefore(old.until) ? Duration.ZERO : Duration.between(now, old.until);
    }

    /** Forgets the tries of a subject. */
    void succeeded(String subject) {
        tallies.invalidate(subject);
    }

    private record Tally(int count, Instant until) {}
}
