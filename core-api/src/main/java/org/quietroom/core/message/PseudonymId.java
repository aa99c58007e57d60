package org.quietroom.core.message;

import java.util.regex.Pattern;

/**
 * The stable key of one person in one room; says nothing about the account, nor about the same person elsewhere.
 *
 * @param value 32 lower-case hexadecimal digits (16 bytes)
 */
public record PseudonymId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public PseudonymId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a pseudonym id is 32 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
