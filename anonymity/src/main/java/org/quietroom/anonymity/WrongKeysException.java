package org.quietroom.anonymity;

/** The store holds pseudonyms that were derived with other keys. Trying again does not help; the right keyset file does. */
public final class WrongKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongKeysException() {
        super(
                "this store's pseudonyms were made with keys that the keyset file does not have: point to the keyset file that"
                        + " was backed up with this store. Nothing was changed");
    }
}
