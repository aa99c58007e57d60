package org.quietroom.moderation.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a case changes: where its message is, who has it, how it ended, what the last act was. */
record CaseState(
        Whereabouts whereabouts,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant stepBy,
        @Nullable Instant closedAt,
        @Nullable String closedAs,
        @Nullable String mistaken,
        @Nullable String offeredTo,
        @Nullable String undoAct,
        @Nullable Whereabouts undoWhere) {

    boolean open() {
        return closedAt == null;
    }

    boolean heldBy(Actor actor) {
        return actor.name().equals(takenBy);
    }

    CaseState taken(Actor actor, Instant now, Instant stepBy) {
        return new CaseState(whereabouts, actor.name(), now, stepBy, null, null, mistaken, null, null, null);
    }

    CaseState givenBack() {
        return new CaseState(whereabouts, null, null, null, closedAt, closedAs, mistaken, null, null, null);
    }

    CaseState offered(@Nullable String to) {
        return new CaseState(
                whereabouts, takenBy, takenAt, stepBy, closedAt, closedAs, mistaken, to, undoAct, undoWhere);
    }

    CaseState mistaken(String why) {
        return new CaseState(
                whereabouts, takenBy, takenAt, stepBy, closedAt, closedAs, why, offeredTo, undoAct, undoWhere);
    }

    /** The message is elsewhere now; {@code act} can be undone. */
    CaseState moved(Whereabouts to, String act) {
        return new CaseState(to, takenBy, takenAt, stepBy, closedAt, closedAs, mistaken, offeredTo, act, whereabouts);
    }

    /** {@code act} can be undone, and moves nothing. */
    CaseState undoable(String act) {
        return moved(whereabouts, act);
    }

    /** Nothing of it can be undone any more. */
    CaseState settled() {
        return new CaseState(
                whereabouts, takenBy, takenAt, stepBy, closedAt, closedAs, mistaken, offeredTo, null, null);
    }

    CaseState closed(Instant now, String as) {
        return new CaseState(whereabouts, takenBy, takenAt, null, now, as, mistaken, null, undoAct, undoWhere);
    }

    CaseState reopened(Actor actor, Instant now, Instant stepBy, Whereabouts back) {
        String by = takenBy == null ? actor.name() : takenBy;
        return new CaseState(back, by, takenAt == null ? now : takenAt, stepBy, null, null, mistaken, null, null, null);
    }

    /** Open and nobody's, with the message where it was: what the desk does when a host cannot. */
    CaseState backOnTheDesk(Whereabouts where) {
        return new CaseState(where, null, null, null, null, null, mistaken, null, null, null);
    }

    /** Whoever has it did something: the next step is due later. */
    CaseState stepped(Instant nextStepBy) {
        return takenBy == null || closedAt != null
                ? this
                : new CaseState(
                        whereabouts, takenBy, takenAt, nextStepBy, null, null, mistaken, offeredTo, undoAct, undoWhere);
    }
}
