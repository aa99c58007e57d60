package org.quietroom.core.verdict;

/**
 * Some words of the original submission.
 *
 * @param part index into the submission's parts, from 0
 * @param start first UTF-16 unit, from 0
 * @param end one past the last UTF-16 unit, greater than {@code start}
 */
public record Span(int part, int start, int end) {
    /** @throws IllegalArgumentException if a number is negative or the span is empty */
    public Span {
        if (part < 0 || start < 0 || end <= start) {
            throw new IllegalArgumentException("a span needs part >= 0 and 0 <= start < end");
        }
    }
}
