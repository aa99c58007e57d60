package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.quietroom.core.message.Part;

/**
 * The joined outcome of a chain of guards about one submission. A value: nothing has happened yet.
 *
 * @param verdict the strictest of all; {@link Verdict.Rewrite} carries {@code parts}
 * @param parts the texts after all rewrites, also when it is held or refused; equal to the original where nobody rewrote
 * @param flags every flag of every guard, in the order of the chain; none is ever dropped
 * @param trail what each guard did, in the order of the chain
 */
public record Decision(Verdict verdict, List<Part> parts, List<Flag> flags, List<TrailEntry> trail) {
    /** Copies the lists. */
    public Decision {
        requireNonNull(verdict, "verdict");
        parts = List.copyOf(parts);
        flags = List.copyOf(flags);
        trail = List.copyOf(trail);
    }

    /** The most urgent severity of all flags; {@link Severity#NONE} without flags. */
    public Severity severity() {
        return flags.stream().map(Flag::severity).reduce(Severity.NONE, Severity::max);
    }

    /** Whether a moderator must be able to see it: anything held or refused, and any flag that {@code needsLook}. */
    public boolean needsCase() {
        return flags.stream().anyMatch(Flag::needsLook)
                || verdict instanceof Verdict.Hold
                || verdict instanceof Verdict.Refuse;
    }
}
