package org.quietroom.core.guard;

/** What a guard must be given beyond the submission. Declared, so that an operator can see it. */
public enum Need {
    /** The words in clear; without them the guard is skipped and the trail says so. */
    PLAIN_TEXT,
    /** The account behind the pseudonym: {@link RoomContext#account()} is null for all who do not declare this. */
    ACCOUNT
}
