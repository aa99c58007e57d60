package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something a guard noticed. It never changes the message by itself.
 *
 * @param kind what it is about
 * @param severity how soon a person should look
 * @param spans the words of the <em>original</em> submission; empty when it is about the whole
 * @param rule which rule of which pack spoke, such as {@code en/imminent-07}; at most 120 UTF-16 units
 * @param reading how the words are read
 */
public record Flag(FlagKind kind, Severity severity, List<Span> spans, String rule, Reading reading) {
    private static final int MAX_RULE = 120;

    /** @throws IllegalArgumentException if {@code rule} is blank or longer than 120 UTF-16 units */
    public Flag {
        requireNonNull(kind, "kind");
        requireNonNull(severity, "severity");
        spans = List.copyOf(spans);
        requireNonNull(reading, "reading");
        if (rule.isBlank() || rule.length() > MAX_RULE) {
            throw new IllegalArgumentException("a rule is named in 1 to " + MAX_RULE + " characters");
        }
    }

    /** The same flag about other words. */
    public Flag withSpans(List<Span> others) {
        return new Flag(kind, severity, others, rule, reading);
    }

    /**
     * Whether a person should look at it: always, but for words of {@link Severity#NONE} that are {@code distant} or only
     * {@link FlagKind#IDENTIFYING}.
     */
    public boolean needsLook() {
        return crisis() || !(reading.distant() || kind.equals(FlagKind.IDENTIFYING));
    }

    /** Whether a person may be in danger. */
    public boolean crisis() {
        return severity.crisis();
    }
}
