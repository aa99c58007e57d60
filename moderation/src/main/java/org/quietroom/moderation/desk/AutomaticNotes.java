package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether a member wants automatic notes, for whoever holds the address that a note ends with.
 *
 * <p>Guarantee: a person may still write to them, and what became of a post is told all the same. The choice is of one pseudonym, so
 * it holds in the room that the note came from; nothing that a moderator sees tells of it. Limit: whoever else gets hold of the
 * address can choose too. Blocking; safe for many threads.
 */
public final class AutomaticNotes {
    private final Ground ground;

    AutomaticNotes(Ground ground) {
        this.ground = ground;
    }

    /** Whether notes are wanted; empty if there is no such token, or whoever it was for has been forgotten. */
    public Optional<Boolean> wanted(String token) {
        return ground.store().read(handle -> Quiet.author(handle, token).map(author -> !Quiet.isQuiet(handle, author)));
    }

    /** Switches them on or off; false if there is no such token. Can be repeated. */
    public boolean choose(String token, boolean wanted) {
        Instant now = ground.now();
        return ground.store()
                .write(handle -> Quiet.author(handle, token)
                        .map(author -> choose(handle, author, wanted, now))
                        .orElse(false));
    }

    private static boolean choose(Handle handle, String author, boolean wanted, Instant now) {
        if (wanted) {
            Quiet.end(handle, author);
        } else {
            Quiet.begin(handle, author, now);
        }
        return true;
    }
}
