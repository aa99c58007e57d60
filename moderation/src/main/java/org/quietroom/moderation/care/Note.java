package org.quietroom.moderation.care;

import org.quietroom.core.verdict.Severity;

/** A text for members, by the name it has in {@code texts/<language>.yaml}. */
public enum Note {
    /** A wish to be gone; a disclosed harm. */
    CARE_PASSIVE("care.passive"),
    /** Thoughts and urges. */
    CARE_IDEATION("care.ideation"),
    /** A method, a date, a preparation. */
    CARE_PLAN("care.plan"),
    /** Acting now or within hours. */
    CARE_IMMINENT("care.imminent"),
    /** Somebody else is at risk. */
    CARE_OTHER("care.other"),
    /** A post waits. */
    HELD("held"),
    /** A post was not published. */
    REFUSED("refused"),
    /** A post that waited is up. */
    RELEASED("released"),
    /** A post was taken away. */
    REMOVED("removed"),
    /** The author may not write for some days. */
    MUTE("mute"),
    /** The author may not write, as two moderators decided. */
    BAN("ban"),
    /** The author may write again. */
    LIFTED("lifted"),
    /** What stands before a moderator's own words. */
    WRITTEN("written"),
    /** A report has arrived. */
    REPORT("report"),
    /** A message was not sent because nothing could check it. */
    DOWN_CLOSED("down.closed");

    private final String key;

    Note(String key) {
        this.key = key;
    }

    /** Its name in the files. */
    public String key() {
        return key;
    }

    /**
     * The care note of a severity.
     *
     * @param aboutOther whether somebody else is at risk, not the author
     * @throws IllegalArgumentException for {@link Severity#NONE}
     */
    public static Note care(Severity severity, boolean aboutOther) {
        if (severity == Severity.NONE) {
            throw new IllegalArgumentException("there is no care note without a crisis flag");
        }
        return aboutOther
                ? CARE_OTHER
                : switch (severity) {
                    case PLAN -> CARE_PLAN;
                    case IMMINENT -> CARE_IMMINENT;
                    case IDEATION -> CARE_IDEATION;
                    case PASSIVE, NONE -> CARE_PASSIVE;
                };
    }
}
