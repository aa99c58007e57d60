package org.quietroom.core.verdict;

import java.util.regex.Pattern;

/**
 * The name of a guard, such as {@code quietroom.crisis}. The prefix {@code quietroom.} is reserved for guards that come
 * with Quietroom.
 *
 * @param value dotted lower-case words, at most 80 characters
 */
public record GuardId(String value) implements Comparable<GuardId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final int MAX_LENGTH = 80;

    /** @throws IllegalArgumentException if {@code value} has another form */
    public GuardId {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a guard id is two or more dotted words of a-z, 0-9, '-', such as org-example.links");
        }
    }

    /** Whether the id uses the prefix that only Quietroom's own guards may use. */
    public boolean reserved() {
        return value.startsWith("quietroom.");
    }

    @Override
    public int compareTo(GuardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
