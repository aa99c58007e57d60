package org.quietroom.core.message;

/** What a member does with a submission. Every kind passes the same guards. */
public enum Kind {
    /** Says something new in a room. */
    POST,
    /** Replaces the words of an earlier message: {@link Submission#target()} names it. */
    EDIT,
    /** Takes an earlier message back: {@link Submission#target()} names it; there may be no parts. */
    DELETE,
    /** Says something to one other member. */
    PRIVATE_MESSAGE,
    /** Changes what others see of the member: a nickname, a status line, a signature. */
    PROFILE,
    /** Tells the moderators about another message: {@link Submission#target()} names it. */
    REPORT
}
