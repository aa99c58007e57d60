package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one guard returns: a verdict and whatever it noticed.
 *
 * <p>A review that bears a crisis flag must pass. So no guard can turn a cry for help into a hold or a refusal: that
 * path does not exist in the type.
 *
 * @param verdict the conclusion
 * @param flags what was noticed; may be empty
 */
public record Review(Verdict verdict, List<Flag> flags) {
    /** Passes and noticed nothing. */
    public static final Review PASS = new Review(Verdict.PASS, List.of());

    /** @throws IllegalArgumentException if a crisis flag comes with any verdict but pass */
    public Review {
        requireNonNull(verdict, "verdict");
        flags = List.copyOf(flags);
        if (!(verdict instanceof Verdict.Pass) && flags.stream().anyMatch(Flag::crisis)) {
            throw new IllegalArgumentException("a review that bears a crisis flag must pass: a flag never punishes");
        }
    }

    /** Passes with these flags. */
    public static Review flagged(List<Flag> flags) {
        return flags.isEmpty() ? PASS : new Review(Verdict.PASS, flags);
    }

    /** This verdict without flags. */
    public static Review of(Verdict verdict) {
        return new Review(verdict, List.of());
    }
}
