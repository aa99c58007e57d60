package org.quietroom.moderation.rules;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a rule.
 *
 * @param what in short
 * @param line which line, pattern or example, counted from 1; 0 if it is about the whole
 */
public record RuleFault(What what, int line) {
    /** @throws NullPointerException if {@code what} is null */
    public RuleFault {
        requireNonNull(what, "what");
    }

    /** What can be wrong. */
    public enum What {
        /** Nothing is looked for. */
        NO_LINES,
        /** More lines than {@link RuleCheck#MOST_LINES}. */
        TOO_MANY_LINES,
        /** A line longer than {@link RuleCheck#LONGEST_LINE}. */
        LONG_LINE,
        /** A phrase without a letter or digit. */
        NO_WORD,
        /** Not a pattern of RE2. */
        BROKEN_PATTERN,
        /** A pattern that asks for too much work a letter. */
        COSTLY_PATTERN,
        /** A pattern that finds something where nothing stands. */
        EMPTY_PATTERN,
        /** No reason is given, or a very long one. */
        REASON,
        /** The language is not two letters. */
        LANGUAGE,
        /** No example that must match, or too many, or too long. */
        NO_MATCHING,
        /** No example that must not match, or too many, or too long. */
        NO_PASSING,
        /** An example that must match does not. */
        MISSED,
        /** An example that must not match does. */
        CAUGHT
    }
}
