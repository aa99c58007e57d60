package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * That an untaken case was to be brought before somebody else.
 *
 * @param to whom
 * @param at when that became due
 * @param told whether somebody was in fact told; false where nobody is on duty
 */
public record Escalation(To to, Instant at, boolean told) {
    /** @throws NullPointerException if anything is null */
    public Escalation {
        requireNonNull(to, "to");
        requireNonNull(at, "at");
    }

    /** Whom. */
    public enum To {
        /** The second on the rota, at half of the time. */
        BACKUP,
        /** Whoever is on call, at the end of the time. */
        ON_CALL
    }
}
