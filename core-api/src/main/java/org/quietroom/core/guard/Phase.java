package org.quietroom.core.guard;

/** When a guard runs. Inside a phase the order is that of the ids. */
public enum Phase {
    /** Reads the original words and flags people in need; may hold or refuse for ordinary reasons; never rewrites. */
    CARE,
    /** Takes out what identifies people. */
    REDACT,
    /** Makes the text fit to be shown. */
    FORMAT
}
