package org.quietroom.core.message;

import java.util.regex.Pattern;

/**
 * The name of one case on the desk, such as {@code K7-42F}: random, never a counter, and no proof of any right.
 *
 * @param value two, a hyphen and three characters of Crockford's base 32 (no I, L, O, U)
 */
public record CaseId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{2}-[0-9A-HJKMNP-TV-Z]{3}");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public CaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a case id looks like K7-42F");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
