package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;

/**
 * An act that is stored.
 *
 * @param id the case
 * @param version the case's version now; the next act names it
 * @param undoUntil until when {@link Act#UNDO} surely works; null if the act is final, {@link Instant#MAX} if it works until
 *     the case expires
 */
public record Done(CaseId id, long version, @Nullable Instant undoUntil) {
    /** @throws NullPointerException if {@code id} is null */
    public Done {
        requireNonNull(id, "id");
    }
}
