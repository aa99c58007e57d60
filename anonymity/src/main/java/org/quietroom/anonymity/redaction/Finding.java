package org.quietroom.anonymity.redaction;

import static java.util.Objects.requireNonNull;

/**
 * Something in a text that identifies a person. It holds no member text.
 *
 * @param type what it is
 * @param start first UTF-16 unit of the text as it was given
 * @param end one past the last unit, greater than {@code start}
 * @param replacement what stands in its place, such as {@code [name 1]}
 */
public record Finding(PiiType type, int start, int end, String replacement) {
    /** @throws IllegalArgumentException if the span is empty or begins before the text */
    public Finding {
        requireNonNull(type, "type");
        requireNonNull(replacement, "replacement");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding needs 0 <= start < end");
        }
    }
}
