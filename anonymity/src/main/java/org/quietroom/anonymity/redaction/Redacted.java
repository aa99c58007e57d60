package org.quietroom.anonymity.redaction;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A text without what identifies people. {@link #toString()} hides the words.
 *
 * @param text the words that are left, with a placeholder for each finding that was replaced
 * @param findings what was found, in the order of the text; they never overlap
 */
public record Redacted(String text, List<Finding> findings) {
    /** Copies the list. */
    public Redacted {
        requireNonNull(text, "text");
        findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
        return "Redacted[" + text.length() + " units hidden, " + findings.size() + " findings]";
    }
}
