package org.quietroom.encryption.wire;

/** Bytes are not of the form they should have. The message says what is wrong, and never what the bytes are. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public MalformedException(String message) {
        super(message);
    }
}
