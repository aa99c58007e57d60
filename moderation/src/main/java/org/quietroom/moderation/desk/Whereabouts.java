package org.quietroom.moderation.desk;

/** Where the message of a case is. */
public enum Whereabouts {
    /** Members can read it. */
    PUBLISHED,
    /** It waits on the desk. */
    HELD,
    /** It was not published. */
    REFUSED,
    /** It was published and taken away, as far as the host can. */
    REMOVED,
    /** Shadow mode: it is where it would be without us. */
    SHADOW,
    /** It waited until its time ran out; its words are deleted. */
    EXPIRED
}
