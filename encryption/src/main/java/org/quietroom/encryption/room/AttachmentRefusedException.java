package org.quietroom.encryption.room;

/** An attachment is not what its message says: nothing of it may be shown. */
public final class AttachmentRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AttachmentRefusedException(String why) {
        super("the attachment is not what its message says: " + why);
    }
}
