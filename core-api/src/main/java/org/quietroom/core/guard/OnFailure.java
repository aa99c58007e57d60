package org.quietroom.core.guard;

/** What becomes of a submission when a guard throws, overruns or is quarantined. */
public enum OnFailure {
    /** Wait for a person: for guards whose miss could expose somebody. */
    HOLD,
    /** Go on, and tell the moderators what was not checked: for guards that must never silence anybody. */
    SKIP_AND_FLAG,
    /** Do not publish; the author keeps the text and may try again. */
    REFUSE
}
