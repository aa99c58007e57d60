package org.quietroom.core.verdict;

import java.util.regex.Pattern;

/**
 * Why something was held, refused or not done, in words that may be shown to the member. Never member content.
 *
 * @param code stable, for programs: dotted words such as {@code guard.failed}; at most 80 characters
 * @param text for people, in English where no translation is known; at most 500 UTF-16 units
 */
public record Reason(String code, String text) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int MAX_CODE = 80;
    private static final int MAX_TEXT = 500;

    /** @throws IllegalArgumentException if the code has another form, or a text is blank or too long */
    public Reason {
        if (code.length() > MAX_CODE || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a reason code is dotted lower-case words, at most " + MAX_CODE);
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a reason text has 1 to " + MAX_TEXT + " characters");
        }
    }
}
