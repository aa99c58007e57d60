package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a case. {@link #toString()} hides the words.
 *
 * @param at when
 * @param actor the moderator's user name, or {@code system}
 * @param act what, as a stable code such as {@code case.take} or {@code effect.cannot}
 * @param detail facts about it, made by the desk or a code; may be empty
 * @param words what the moderator wrote; null if nothing
 */
public record HistoryEntry(
        Instant at,
        String actor,
        String act,
        String detail,
        @Nullable String words) {
    /** @throws NullPointerException if anything but {@code words} is null */
    public HistoryEntry {
        requireNonNull(at, "at");
        requireNonNull(actor, "actor");
        requireNonNull(act, "act");
        requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return "HistoryEntry[" + at + ", " + actor + ", " + act + ", words hidden]";
    }
}
