package org.quietroom.core.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;

/** What people did, for ever. Entries hold no member content and no account. Blocking; safe for many threads. */
@FunctionalInterface
public interface AuditLog {
    /**
     * Appends an entry.
     *
     * @throws UnavailableException if it cannot be stored; then the act must not happen
     */
    void append(Entry entry);

    /**
     * One act.
     *
     * @param at when
     * @param actor the moderator's user name, or {@code system}
     * @param act what, as a stable code such as {@code case.reveal}
     * @param caseId about which case; null if about none
     * @param reason why, in the actor's words or a code; may be empty
     */
    record Entry(
            Instant at, String actor, String act, @Nullable CaseId caseId, String reason) {
        /** @throws NullPointerException if anything but {@code caseId} is null */
        public Entry {
            requireNonNull(at, "at");
            requireNonNull(actor, "actor");
            requireNonNull(act, "act");
            requireNonNull(reason, "reason");
        }
    }
}
