package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a community may set about its desk.
 *
 * @param deadlines how long cases may wait
 * @param undo how long an effect waits so that it can be taken back; zero or more
 * @param keepHeld how long a held message waits at most before it expires undecided
 * @param keepClosed how long a closed case can be read and reopened
 */
public record DeskSettings(Deadlines deadlines, Duration undo, Duration keepHeld, Duration keepClosed) {
    /** The deadlines' defaults, 20 seconds, 30 days, 30 days. */
    public static final DeskSettings DEFAULT =
            new DeskSettings(Deadlines.DEFAULT, Duration.ofSeconds(20), Duration.ofDays(30), Duration.ofDays(30));

    /** @throws IllegalArgumentException if {@code undo} is negative or another duration is not positive */
    public DeskSettings {
        requireNonNull(deadlines, "deadlines");
        if (undo.isNegative()) {
            throw new IllegalArgumentException("the time to undo is zero or more");
        }
        if (keepHeld.isZero() || keepHeld.isNegative() || keepClosed.isZero() || keepClosed.isNegative()) {
            throw new IllegalArgumentException("cases are kept for some time: give a positive duration");
        }
    }
}
