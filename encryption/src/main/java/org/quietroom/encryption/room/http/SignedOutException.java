package org.quietroom.encryption.room.http;

/**
 * The house does not know this member, or not any longer: nothing goes on with this visit. Who arrives again is somebody new there, in
 * other rooms' eyes too, and begins with a store of their own.
 */
public final class SignedOutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignedOutException() {
        super("the house does not know this member any longer; sign in again, as somebody new");
    }
}
