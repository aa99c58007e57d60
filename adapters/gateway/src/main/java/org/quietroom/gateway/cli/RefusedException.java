package org.quietroom.gateway.cli;

/**
 * The program will not go on, and says in its message what happened, why, and what to do next. Shown to the user as it is:
 * it holds no secret and no member content.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line or several */
    public RefusedException(String message) {
        super(message);
    }

    /** @param cause only its type is ever logged */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
