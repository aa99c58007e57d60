package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.verdict.Reason;

/**
 * What a host says of an effect.
 *
 * @param outcome what happened
 * @param message the host's key of what was published; null where nothing was or the host does not say
 * @param reason why not; null if done
 */
public record Receipt(
        Outcome outcome,
        @Nullable MessageId message,
        @Nullable Reason reason) {
    /** @throws IllegalArgumentException if it was not done and there is no reason */
    public Receipt {
        requireNonNull(outcome, "outcome");
        if (outcome != Outcome.DONE && reason == null) {
            throw new IllegalArgumentException("what was not done has a reason");
        }
    }

    /** Done; the host has no key for it. */
    public static Receipt done() {
        return new Receipt(Outcome.DONE, null, null);
    }

    /** Published under this key. */
    public static Receipt published(MessageId message) {
        return new Receipt(Outcome.DONE, message, null);
    }

    /** Not now; ask again with the same key. */
    public static Receipt tryAgain(Reason reason) {
        return new Receipt(Outcome.TRY_AGAIN, null, reason);
    }

    /** Not ever; the moderator is told. */
    public static Receipt cannot(Reason reason) {
        return new Receipt(Outcome.CANNOT, null, reason);
    }

    /** What happened. */
    public enum Outcome {
        /** It is so now, by this call or an earlier one with the same key. */
        DONE,
        /** The host is away or busy: the same key is tried again, later each time. */
        TRY_AGAIN,
        /** The host refuses or has no such thing: trying again is useless. */
        CANNOT
    }
}
