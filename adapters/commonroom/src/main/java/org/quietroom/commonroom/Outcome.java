package org.quietroom.commonroom;

import org.jspecify.annotations.Nullable;

/**
 * What a member is told after sending something.
 *
 * @param sent whether the words left the form: they were published, wait, or are kept beside the reason for a refusal
 * @param notice what to tell the member; null for nothing
 */
record Outcome(boolean sent, @Nullable String notice) {
    static final Outcome SENT = new Outcome(true, null);
    /** The check in front of the room does not answer. */
    static final Outcome DOWN = new Outcome(
            false,
            "Your message was not sent. The check in front of this room does not answer; your text is still here."
                    + " Please try again in a few minutes.");

    static Outcome notSent(@Nullable String notice) {
        return notice == null ? DOWN : new Outcome(false, notice);
    }

    @Override
    public String toString() {
        return "Outcome[" + (sent ? "sent" : "not sent") + "]";
    }
}
