package org.quietroom.encryption.room;

/** The process has ended here, as far as the program can tell. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("killed", null, false, false);
    }
}
