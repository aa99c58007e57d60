package org.quietroom.encryption.mls.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What came from outside was not accepted, and nothing was changed. A misuse by the caller is an
 * {@link IllegalArgumentException} or {@link IllegalStateException} instead, never this.
 *
 * <p>Neither message nor cause holds content, keys or names of members.
 */
public final class MlsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Rejection reason;

    public MlsException(Rejection reason) {
        this(reason, null);
    }

    /** @param detail what was found, free of content and keys; null if the rule says it all */
    public MlsException(Rejection reason, @Nullable String detail) {
        super(requireNonNull(reason, "reason").text() + (detail == null ? "" : ": " + detail));
        this.reason = reason;
    }

    /** The one rule that was broken. */
    public Rejection reason() {
        return reason;
    }

    /** Throws unless the rule is kept. */
    public static void require(boolean kept, Rejection otherwise) {
        if (!kept) {
            throw new MlsException(otherwise);
        }
    }
}
