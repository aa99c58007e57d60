package org.quietroom.core.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Pseudonym;

/**
 * How one text of a report is proven.
 *
 * @param part which text of the submission, from 0
 * @param state what can be said of it
 * @param author who is said to have sent it; proven only if it is verified; null for the reporter's own words
 * @param sentAt when, as far as {@code author} goes
 */
public record Proof(
        int part,
        State state,
        @Nullable Pseudonym author,
        @Nullable Instant sentAt) {
    /** @throws IllegalArgumentException if {@code part} is negative, or a verified text lacks author or time */
    public Proof {
        requireNonNull(state, "state");
        if (part < 0) {
            throw new IllegalArgumentException("parts are counted from 0");
        }
        if (state == State.VERIFIED && (author == null || sentAt == null)) {
            throw new IllegalArgumentException("what is verified has an author and a time");
        }
    }

    /** What can be said of a text. */
    public enum State {
        /** Its author sent it, in this room, at this time. */
        VERIFIED,
        /** A proof came with it that does not match: the words may have been changed. */
        NOT_VERIFIED,
        /** Nobody can check it at this time. */
        CANNOT_CHECK,
        /** Nobody can check it any more: the key that could was destroyed. */
        KEY_DESTROYED,
        /** The reporter added it without a proof. */
        ADDED,
        /** The reporter's own words. */
        REPORTER
    }
}
