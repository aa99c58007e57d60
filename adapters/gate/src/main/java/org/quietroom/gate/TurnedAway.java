package org.quietroom.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Why requests of one host were turned away lately, in words for an operator. Who is not let in may be somebody else that
 * uses the host's name, so this is shown only while the host itself is silent. Safe for many threads.
 */
final class TurnedAway {
    private static final Duration LATELY = Duration.ofSeconds(90);

    private final Map<Why, Long> last = new ConcurrentHashMap<>();
    private final Clock clock;

    TurnedAway(Clock clock) {
        this.clock = clock;
    }

    /** What was wrong with a request. */
    enum Why {
        /** It has no signature. */
        UNSIGNED("It calls without a signature: look whether its plugin is ours and has the secret."),
        /** It is signed with something else. */
        SECRET("It calls and signs with another secret than ours: give the plugin and 'secret' here the same one."),
        /** Its time is far from ours. */
        CLOCK("It calls, and its clock is too far from ours: set both by NTP."),
        /** It was let in and asked too often. */
        TOO_OFTEN(
                "It asks more often than 'requests-per-second' allows and is told to wait: look what it sends, or raise the limit."),
        /** It was let in and asked for what we do not know. */
        MISFIT("It sends what this gateway does not understand: take plugin and gateway from the same release.");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** What keeps a host out altogether. */
    static final Set<Why> NOT_LET_IN = EnumSet.of(Why.UNSIGNED, Why.SECRET, Why.CLOCK);
    /** What a host meets that is let in. */
    static final Set<Why> LET_IN = EnumSet.of(Why.TOO_OFTEN, Why.MISFIT);

    void note(Why why) {
        last.put(why, clock.millis());
    }

    /** A sentence for each of these that happened lately, after this time; empty if none did. */
    String words(Set<Why> of, long after) {
        long since = Math.max(after, clock.millis() - LATELY.toMillis());
        return of.stream()
                .filter(why -> last.getOrDefault(why, Long.MIN_VALUE) >= since)
                .map(why -> why.words)
                .collect(Collectors.joining(" "));
    }
}
