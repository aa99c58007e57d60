package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.quietroom.core.verdict.Reason;

/**
 * What follows from a decision on one route: a value; nothing has happened yet.
 *
 * @param action what the host will be told
 * @param openCase whether a moderator gets a case
 * @param notes what the author is to be told, in private
 * @param removeAfter whether the message is already visible and must be taken away
 * @param couldNot what the decision asked for and this route cannot do; shown on the case
 * @param shadow whether all of this is only reported
 */
public record Plan(
        Answer.Action action,
        boolean openCase,
        Set<Note> notes,
        boolean removeAfter,
        List<Reason> couldNot,
        boolean shadow) {

    /** Copies the collections. */
    public Plan {
        requireNonNull(action, "action");
        notes = Set.copyOf(notes);
        couldNot = List.copyOf(couldNot);
    }

    /** What the author is told. */
    public enum Note {
        /** A kind word and where help is, by severity. */
        CARE,
        /** That the message waits, and why. */
        HELD,
        /** That it was not published, and why. */
        REFUSED
    }
}
