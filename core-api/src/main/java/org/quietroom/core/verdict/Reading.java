package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the flagged words are read: who, when, whose words, whether meant, and what speaks for and against.
 *
 * @param subject whom the words are about
 * @param time when it is
 * @param voice whose words they are
 * @param stance whether they are meant
 * @param support short facts for the reading, in words a moderator reads; never member text
 * @param counter short facts against it; never member text; empty means none was found
 */
public record Reading(
        Subject subject, Time time, Voice voice, Stance stance, List<String> support, List<String> counter) {

    /** Nothing is known about the words beyond that they are there. */
    public static final Reading UNKNOWN =
            new Reading(Subject.UNKNOWN, Time.UNKNOWN, Voice.UNKNOWN, Stance.UNKNOWN, List.of(), List.of());

    /** Copies the lists. */
    public Reading {
        requireNonNull(subject, "subject");
        requireNonNull(time, "time");
        requireNonNull(voice, "voice");
        requireNonNull(stance, "stance");
        support = List.copyOf(support);
        counter = List.copyOf(counter);
    }

    /** Whether the words are denied, somebody else's, or told as past: known, and no reason by themselves to look. */
    public boolean distant() {
        return stance == Stance.NEGATED
                || voice == Voice.QUOTED
                || voice == Voice.FICTION
                || voice == Voice.NEWS
                || time == Time.PAST;
    }

    /** Whom the words are about. */
    public enum Subject {
        /** The writer. */
        AUTHOR,
        /** Somebody else. */
        OTHER,
        /** Not known. */
        UNKNOWN
    }

    /** When it is. */
    public enum Time {
        /** Now or within hours. */
        NOW,
        /** Over, as far as the words say. */
        PAST,
        /** Intended for later. */
        PLANNED,
        /** Not known. */
        UNKNOWN
    }

    /** Whose words they are. */
    public enum Voice {
        /** The writer's own. */
        OWN,
        /** Quoted from somebody. */
        QUOTED,
        /** From a story, a film, a song. */
        FICTION,
        /** Reported news. */
        NEWS,
        /** Not known. */
        UNKNOWN
    }

    /** Whether the words are meant. */
    public enum Stance {
        /** Meant. */
        AFFIRMED,
        /** Denied. */
        NEGATED,
        /** A denial that is none: "I can't promise I won't". */
        NEGATED_TRAP,
        /** Not known. */
        UNKNOWN
    }
}
