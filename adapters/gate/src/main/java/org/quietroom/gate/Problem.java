package org.quietroom.gate;

import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered, as RFC 9457 writes it. Never holds content, an account or a cause: what a request carried
 * is never echoed but for the names of its fields.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable Integer retryAfter;

    Problem(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** @param retryAfter seconds; null if a repeat is useless or only a changed request helps */
    Problem(ProblemType type, String detail, @Nullable Integer retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.retryAfter = retryAfter;
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }
}
