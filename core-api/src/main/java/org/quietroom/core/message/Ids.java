package org.quietroom.core.message;

/** The one rule that every opaque id follows. */
final class Ids {
    static final int MAX_LENGTH = 512;

    private Ids() {}

    /** Returns {@code value}; refuses one that is blank, longer than 512 UTF-16 units or holds a control character. */
    static String requireOpaque(String what, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + MAX_LENGTH + " characters, not blank, without control characters");
        }
        return value;
    }
}
