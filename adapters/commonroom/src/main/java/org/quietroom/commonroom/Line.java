package org.quietroom.commonroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a room as it stands. Immutable; {@link #toString()} hides the words.
 *
 * @param id the message's key, the one that Quietroom knows it by
 * @param order its place in the room
 * @param version when it last changed, in the room's own count
 * @param state what has become of it
 * @param owner who wrote it, or for a note who is told; null if that member is gone
 * @param by the name it is shown under
 * @param to to whom alone it is said; null for everybody
 * @param text the words; empty once they are taken away
 * @param note what the owner alone reads beside it; null for nothing
 * @param shown whether anybody but the owner has ever seen it
 * @param edited whether its words were changed later
 * @param at when it was said
 */
record Line(
        String id,
        long order,
        long version,
        State state,
        @Nullable Member owner,
        Speaker by,
        @Nullable Recipient to,
        String text,
        @Nullable String note,
        boolean shown,
        boolean edited,
        Instant at) {

    enum State {
        /** Everybody it is meant for can read it. */
        SAID,
        /** Held: a moderator decides. */
        WAITING,
        /** Not published; the author keeps the words. */
        REFUSED,
        /** Its author took it back. */
        TAKEN_BACK,
        /** A moderator took it away. */
        REMOVED,
        /** Said to the owner alone by Quietroom or a moderator. */
        NOTE
    }

    /** The one person a private message is for. */
    record Recipient(Member member, Speaker speaker) {}

    boolean visibleTo(Member reader) {
        if (reader.equals(owner)) {
            return true;
        }
        return shown && (to == null || reader.equals(to.member()));
    }

    /** Whether {@code reader} may change it or take it back. */
    boolean mutableBy(Member reader) {
        return reader.equals(owner) && (state == State.SAID || state == State.WAITING);
    }

    static Line of(
            String id,
            State state,
            @Nullable Member owner,
            Speaker by,
            @Nullable Recipient to,
            String text,
            @Nullable String note,
            Instant at) {
        return new Line(id, 0, 0, state, owner, by, to, text, note, state == State.SAID, false, at);
    }

    /** The same line in another state, with other words and nothing beside it. */
    Line in(State next, String words) {
        return new Line(id, order, version, next, owner, by, to, words, null, shown || next == State.SAID, edited, at);
    }

    /** Other words; nothing happens to a line that is gone. */
    Line reworded(String words) {
        return state == State.SAID
                ? new Line(id, order, version, state, owner, by, to, words, null, shown, true, at)
                : this;
    }

    Line noted(String words) {
        return new Line(id, order, version, state, owner, by, to, text, words, shown, edited, at);
    }

    Line by(Speaker speaker) {
        return new Line(id, order, version, state, owner, speaker, to, text, note, shown, edited, at);
    }

    Line placed(long newOrder, long newVersion) {
        return new Line(id, newOrder, newVersion, state, owner, by, to, text, note, shown, edited, at);
    }

    Line orphaned() {
        return new Line(id, order, version, state, null, by, to, text, null, shown, edited, at);
    }

    @Override
    public String toString() {
        return "Line[" + state + ", hidden]";
    }
}
