package org.quietroom.core.port;

import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.verdict.Reason;

/** What moderators decided about whoever stands behind a pseudonym, in its room only. Blocking; safe for many threads. */
@FunctionalInterface
public interface Restrictions {
    /** Nobody is restricted. */
    Restrictions NONE = author -> null;

    /**
     * Why this author may not write in the room now; null if they may.
     *
     * @throws UnavailableException if the store cannot be reached
     */
    @Nullable
    Reason of(Pseudonym author);
}
