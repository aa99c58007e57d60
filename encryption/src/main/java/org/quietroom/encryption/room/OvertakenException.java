package org.quietroom.encryption.room;

/** Another process or object has written to this device's store since: nothing was written, and this one has to stop. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says the same every time. */
    public OvertakenException() {
        super("this device's room was opened a second time: go on with that one alone");
    }
}
