package org.quietroom.moderation.scan;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reading.Subject;
import org.quietroom.core.verdict.Severity;

/**
 * One thing that was noticed in a text.
 *
 * @param kind what it is about
 * @param severity how soon a person should look
 * @param start first UTF-16 unit of the given text
 * @param end one past the last UTF-16 unit
 * @param rule which entry of which pack
 * @param subject whom the words are about
 * @param stance how they are meant
 */
public record ScanFlag(
        FlagKind kind, Severity severity, int start, int end, String rule, Subject subject, Stance stance) {
    /** @throws NullPointerException if anything is null */
    public ScanFlag {
        requireNonNull(kind, "kind");
        requireNonNull(severity, "severity");
        requireNonNull(rule, "rule");
        requireNonNull(subject, "subject");
        requireNonNull(stance, "stance");
    }

    /** How words are meant, in one word; {@link #toString()} is that word. */
    public enum Stance {
        /** Meant, or a denial that takes itself back. */
        AFFIRMED,
        /** Denied. */
        NEGATED,
        /** Somebody else's words: a quotation, a story, news. */
        QUOTED,
        /** Over. */
        PAST,
        /** Not known. */
        UNKNOWN;

        /** The stance of a reading. */
        public static Stance of(Reading reading) {
            return switch (reading.voice()) {
                case QUOTED, FICTION, NEWS -> QUOTED;
                case OWN, UNKNOWN ->
                    reading.time() == Reading.Time.PAST
                            ? PAST
                            : switch (reading.stance()) {
                                case AFFIRMED, NEGATED_TRAP -> AFFIRMED;
                                case NEGATED -> NEGATED;
                                case UNKNOWN -> UNKNOWN;
                            };
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
