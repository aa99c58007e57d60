package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.function.Predicate;

/**
 * How a device takes part in a room. Immutable.
 *
 * @param clock for lifetimes of key packages; the hub's clock says when something was said
 * @param keepLines how many lines are kept, the newest; 100 to 1,000,000
 * @param admission whether this device lets a waiting one in, asked with its member's URI. The host has authenticated the member;
 *     somebody in the room has to say yes
 */
public record RoomSettings(Clock clock, int keepLines, Predicate<String> admission) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;

    /** The UTC clock, 10,000 lines, and whoever the host has let into the room is let in. */
    public static final RoomSettings DEFAULT = new RoomSettings(Clock.systemUTC(), 10_000, member -> true);

    /** @throws IllegalArgumentException if {@code keepLines} is out of its range */
    public RoomSettings {
        requireNonNull(clock, "clock");
        requireNonNull(admission, "admission");
        if (keepLines < FEWEST || keepLines > MOST) {
            throw new IllegalArgumentException("100 to 1,000,000 lines are kept");
        }
    }
}
