package org.quietroom.moderation.desk;

/** Where a rule of the moderators is in its life; it never goes back. */
public enum RuleState {
    /** Written and tried; nobody's message is read with it. */
    DRAFTED,
    /** Every message is read with it. */
    LIVE,
    /** It was switched off, or given up as a draft. */
    OFF
}
