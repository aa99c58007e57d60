package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

/**
 * Some words of a case that are covered. It holds none of them.
 *
 * @param kind what they are, as a short code such as {@code name} or {@code phone}
 * @param number tells several values of one kind apart, from 1; the same value has the same number throughout a case. 0 if
 *     there is but one of the kind
 * @param part index of the part
 * @param start first UTF-16 unit in it
 * @param end one past the last unit, greater than {@code start}
 */
public record Cover(String kind, int number, int part, int start, int end) {
    /** The kind of what tells how somebody could be harmed. It has no numbers: all of it in a case comes off together. */
    public static final String METHOD = "method";

    /** @throws IllegalArgumentException if the span is empty, or a number is negative */
    public Cover {
        requireNonNull(kind, "kind");
        if (number < 0 || part < 0 || start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a cover needs number, part and start of 0 or more, and an end after it");
        }
    }

    /** What all covers of the same value have in common, such as {@code name-2}. */
    public String key() {
        return number == 0 ? kind : kind + "-" + number;
    }
}
