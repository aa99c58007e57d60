package org.quietroom.core.message;

/** What a part is for. */
public enum Role {
    /** The headline of a topic or the subject of a mail. */
    TITLE,
    /** The words themselves. */
    BODY
}
