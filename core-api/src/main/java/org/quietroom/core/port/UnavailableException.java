package org.quietroom.core.port;

/**
 * A store or key cannot be reached now; trying again later may work. Neither a refusal nor a bug. The message names what
 * is missing and what to do, never content, accounts or keys.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is not there, and what an operator can do */
    public UnavailableException(String message) {
        super(message);
    }

    /**
     * @param message what is not there, and what an operator can do
     * @param cause only its type is ever logged
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
