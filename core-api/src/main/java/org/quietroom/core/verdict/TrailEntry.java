package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one guard did with one submission.
 *
 * @param guard which one
 * @param outcome what happened
 * @param reason why, where there is something to say; never member content
 * @param took how long it ran; zero if it was not called
 */
public record TrailEntry(
        GuardId guard, Outcome outcome, @Nullable Reason reason, Duration took) {
    /** @throws NullPointerException if anything but {@code reason} is null */
    public TrailEntry {
        requireNonNull(guard, "guard");
        requireNonNull(outcome, "outcome");
        requireNonNull(took, "took");
    }

    /** What happened, each by its effect. */
    public enum Outcome {
        /** Saw nothing to change. */
        PASSED,
        /** Changed words; later guards of the chain saw the new ones. */
        REWROTE,
        /** Asked for a person to look first. */
        HELD,
        /** Asked not to publish. */
        REFUSED,
        /** Threw, or returned what its contract forbids; its failure reaction applied. */
        FAILED,
        /** Did not come back in time; its failure reaction applied. */
        OVERRAN,
        /** Was not called because it failed too often; its failure reaction applied. */
        QUARANTINED,
        /** Was not called because the words are end-to-end encrypted. */
        SKIPPED_SEALED
    }
}
