package org.quietroom.gate;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The nonces one host has used, for as long as a request with them could still be in time. When it is full, requests are
 * refused rather than old nonces forgotten. Safe for many threads.
 */
final class Nonces {
    private final Cache<Nonce, Boolean> used;
    private final int most;

    /**
     * @param keep how long a nonce is remembered: twice the clock skew that is allowed, or longer
     * @param most how many are remembered at once
     */
    Nonces(Clock clock, Duration keep, int most) {
        this.most = most;
        this.used = CacheBuilder.newBuilder()
                .expireAfterWrite(keep)
                .concurrencyLevel(1)
                .ticker(new Ticker() {
                    @Override
                    public long read() {
                        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
                    }
                })
                .build();
    }

    /** What is known of a nonce. */
    enum Use {
        /** It is new, and remembered from now on. */
        FIRST,
        /** It was there before. */
        AGAIN,
        /** There is no room to remember it. */
        FULL
    }

    /** @param nonce 32 lower-case hexadecimal digits */
    Use use(String nonce) {
        if (used.size() >= most) {
            used.cleanUp();
            if (used.size() >= most) {
                return Use.FULL;
            }
        }
        return used.asMap().putIfAbsent(Nonce.of(nonce), Boolean.TRUE) == null ? Use.FIRST : Use.AGAIN;
    }

    private record Nonce(long high, long low) {
        static Nonce of(String hex) {
            return new Nonce(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }
    }
}
