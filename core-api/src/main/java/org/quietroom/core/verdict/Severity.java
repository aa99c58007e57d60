package org.quietroom.core.verdict;

/**
 * How soon a trained person should look at a flag, from least to most urgent; it never says what a person is.
 *
 * <p>The tiers follow the Columbia scale's order of ideation, method or preparation, and act (C-SSRS).
 */
public enum Severity {
    /** Not a crisis: the ordinary load of a moderator, or a fact worth knowing. */
    NONE,
    /** A wish to be dead, being a burden; a past or disclosed harm. */
    PASSIVE,
    /** Thoughts of suicide, urges of self-harm. */
    IDEATION,
    /** A method, date, means or preparation. */
    PLAN,
    /** Acting now or within hours. */
    IMMINENT;

    /** Whether a person may be in danger: every tier above {@link #NONE}. */
    public boolean crisis() {
        return this != NONE;
    }

    /** The more urgent of the two. */
    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
