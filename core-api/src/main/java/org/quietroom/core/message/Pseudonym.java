package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

/**
 * Who a member is in one room.
 *
 * @param id its stable key
 * @param room the only room in which it means anything
 * @param name what others see; unique in the room; 1 to 64 UTF-16 units
 */
public record Pseudonym(PseudonymId id, RoomId room, String name) {
    private static final int MAX_NAME = 64;

    /** @throws IllegalArgumentException if {@code name} is blank or longer than 64 UTF-16 units */
    public Pseudonym {
        requireNonNull(id, "id");
        requireNonNull(room, "room");
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a pseudonym has 1 to " + MAX_NAME + " characters and is not blank");
        }
    }

    /** The picture drawn beside the name, the same wherever this pseudonym is shown. */
    public Avatar avatar() {
        return Avatar.of(id);
    }
}
