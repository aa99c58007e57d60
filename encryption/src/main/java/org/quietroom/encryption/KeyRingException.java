package org.quietroom.encryption;

import static java.util.Objects.requireNonNull;

/** The key ring cannot be used. The message says what happened, why, and what an operator can do; it holds no key. */
public final class KeyRingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Kind {
        /** There is no file. Restore it from the backup; a new one opens nothing that was sealed before. */
        MISSING,
        /** The file is there and the operating system does not let it be read. */
        UNREADABLE,
        /** The file could not be made, for example because the disk is full. Nothing was left behind. */
        UNWRITABLE,
        /** Others than the owner may read or change the file. */
        PERMISSIONS,
        /** The file is empty, cut off, changed or not a keyset file of this version. */
        CORRUPT,
        /** The file is sound and belongs to another store. */
        WRONG,
        /** The file is sealed, and its key-encryption key is not named, cannot be had, or is another. */
        LOCKED
    }

    private final Kind kind;

    KeyRingException(Kind kind, String message) {
        super(message);
        this.kind = requireNonNull(kind, "kind");
    }

    KeyRingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind");
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
