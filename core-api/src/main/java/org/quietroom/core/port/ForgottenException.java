package org.quietroom.core.port;

/**
 * What was asked for was sealed about a member who has been forgotten: nobody can open it any more. That is as it should be,
 * and no fault.
 */
public final class ForgottenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A new one; it names nobody. */
    public ForgottenException() {
        super("this was sealed about a member who has been forgotten; nobody can open it any more");
    }
}
