package org.quietroom.moderation.desk;

import org.quietroom.core.verdict.Reason;

/** An act that is not possible now, or not for this person: nothing was done. {@link #reason()} may be shown (HTTP 422). */
public final class ActRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    ActRefusedException(String code, String text) {
        super(text);
        this.reason = new Reason(code, text);
    }

    /** Why, for the moderator to read. */
    public Reason reason() {
        return reason;
    }
}
