package org.quietroom.encryption.hub;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Clock;
import java.time.Duration;
import org.quietroom.core.message.Pseudonym;

/**
 * How often members and rooms may ask. Each kind of asking is a bucket that fills evenly. In memory: a restart forgives.
 * Safe for many threads.
 */
final class Rates {
    private static final int BUCKETS = 50_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final HubLimits limits;
    private final Clock clock;
    private final Cache<Key, Bucket> buckets =
            CacheBuilder.newBuilder().maximumSize(BUCKETS).build();

    Rates(HubLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Refusal with status 429 if this is too often */
    void take(Pseudonym member, String operation) {
        Object room = member.room();
        take(new Key("call", member.id()), limits.perMember(), MINUTE);
        switch (operation) {
            case "send", "mark", "commit", "propose" -> {
                take(new Key("send", member.id()), limits.sendsOfMember(), MINUTE);
                take(new Key("room", room), limits.perRoom(), MINUTE);
            }
            case "register", "take" -> take(new Key(operation, member.id()), limits.sendsOfMember(), MINUTE);
            case "report" -> take(new Key(operation, member.id()), limits.reportsOfMember(), HOUR);
            default -> {
                // counted as a call
            }
        }
    }

    /** One request that is longer than the usual. */
    void takeUpload(Pseudonym member) {
        take(new Key("upload", member.id()), limits.uploadsOfMember(), MINUTE);
    }

    private void take(Key key, int most, Duration per) {
        long now = clock.millis();
        Bucket bucket = buckets.asMap().computeIfAbsent(key, fresh -> new Bucket(most, now));
        long wait = bucket.take(most, per.toMillis(), now);
        if (wait > 0) {
            throw Refusal.with(
                    429, "rate", "That was often. Please wait a little.", "retryAfter", (wait + 999) / 1_000);
        }
    }

    private record Key(String kind, Object whose) {}

    private static final class Bucket {
        private double left;
        private long at;

        private Bucket(int most, long now) {
            left = most;
            at = now;
        }

        /** Milliseconds to wait; 0 if one was taken. */
        private synchronized long take(int most, long per, long now) {
            left = Math.min(most, left + Math.max(0, now - at) * (double) most / per);
            at = now;
            if (left >= 1) {
                left--;
                return 0;
            }
            return (long) Math.ceil((1 - left) * per / most);
        }
    }
}
