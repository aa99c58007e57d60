package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

/**
 * One text of a submission. {@link #toString()} hides the words.
 *
 * @param role what the text is for
 * @param format how it is written
 * @param text the words exactly as the host gave them; offsets into it are UTF-16 units
 */
public record Part(Role role, Format format, String text) {
    /** @throws NullPointerException if anything is null */
    public Part {
        requireNonNull(role, "role");
        requireNonNull(format, "format");
        requireNonNull(text, "text");
    }

    /** A plain-text body. */
    public static Part body(String text) {
        return new Part(Role.BODY, Format.PLAIN, text);
    }

    /** The same part with other words. */
    public Part withText(String other) {
        return new Part(role, format, other);
    }

    @Override
    public String toString() {
        return "Part[" + role + ", " + format + ", " + text.length() + " units hidden]";
    }
}
