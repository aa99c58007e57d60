package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a device takes part in a room. Immutable.
 *
 * @param clock for lifetimes of key packages and the age of keys; the hub's clock says when something was said
 * @param keepLines how many lines are kept, the newest; 100 to 1,000,000
 * @param admission whether this device lets a waiting one in, asked with its member's URI. The host has authenticated the member;
 *     somebody in the room has to say yes
 * @param renewAfter how old this device's keys in the group get before it renews them by itself, up to a quarter more so that not
 *     all do it at once; an hour to 365 days
 * @param beside in a private room: this member's device on the same machine in the room where the two met. Whoever takes that one out
 *     ({@link SealedRoom#removeDevice}) takes this one out, too; null if there is none. The hub is told
 */
public record RoomSettings(
        Clock clock,
        int keepLines,
        Predicate<String> admission,
        Duration renewAfter,
        @Nullable String beside) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /** The UTC clock, 10,000 lines, whoever the host has let into the room is let in, and keys are renewed once a week. */
    public static final RoomSettings DEFAULT = new RoomSettings(Clock.systemUTC(), 10_000, member -> true);

    /** Renews keys once a week. */
    public RoomSettings(Clock clock, int keepLines, Predicate<String> admission) {
        this(clock, keepLines, admission, WEEK);
    }

    /** Beside no other device. */
    public RoomSettings(Clock clock, int keepLines, Predicate<String> admission, Duration renewAfter) {
        this(clock, keepLines, admission, renewAfter, null);
    }

    /** @throws IllegalArgumentException if {@code keepLines} or {@code renewAfter} is out of its range */
    public RoomSettings {
        requireNonNull(clock, "clock");
        requireNonNull(admission, "admission");
        if (keepLines < FEWEST || keepLines > MOST) {
            throw new IllegalArgumentException("100 to 1,000,000 lines are kept");
        }
        if (renewAfter.compareTo(SHORTEST) < 0 || renewAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("keys are renewed after an hour to 365 days");
        }
    }

    /** The same for a private room, on the machine on which {@code met} is open, the room in which the two met. */
    public RoomSettings beside(SealedRoom met) {
        return new RoomSettings(clock, keepLines, admission, renewAfter, met.device());
    }
}
