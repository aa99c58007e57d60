package org.quietroom.moderation.text;

/**
 * A stretch of an original text.
 *
 * @param start first UTF-16 unit, from 0
 * @param end one past the last UTF-16 unit, greater than {@code start}
 */
public record Range(int start, int end) {
    /** @throws IllegalArgumentException if the range is empty or negative */
    public Range {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a range needs 0 <= start < end");
        }
    }

    /** Whether both have a unit in common. */
    public boolean overlaps(Range other) {
        return start < other.end && other.start < end;
    }
}
