package org.quietroom.moderation.desk;

import org.quietroom.core.verdict.Severity;

/** How soon to look at a case, most urgent first. It says nothing of what a person is. */
public enum Urgency {
    /** Acting now or within hours. */
    NOW,
    /** A method, a date, a preparation. */
    SOON,
    /** Thoughts and urges. */
    TODAY,
    /** A wish to be gone; a disclosed harm. */
    BY_TOMORROW,
    /** No crisis: a moderator's ordinary load. */
    ORDINARY;

    /** The urgency of a severity. */
    public static Urgency of(Severity severity) {
        return switch (severity) {
            case IMMINENT -> NOW;
            case PLAN -> SOON;
            case IDEATION -> TODAY;
            case PASSIVE -> BY_TOMORROW;
            case NONE -> ORDINARY;
        };
    }

    /** Whether a person may be in danger. */
    public boolean crisis() {
        return this != ORDINARY;
    }

    /** Whether closing needs a reason and handing over needs a note. */
    public boolean pressing() {
        return this == NOW || this == SOON;
    }

    Urgency sooner(Urgency other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Urgency oneHigher() {
        return switch (this) {
            case NOW, SOON -> NOW;
            case TODAY -> SOON;
            case BY_TOMORROW -> TODAY;
            case ORDINARY -> BY_TOMORROW;
        };
    }
}
