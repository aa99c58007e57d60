package org.quietroom.anonymity.redaction;

import org.jspecify.annotations.Nullable;

/**
 * A text as the rules read it, with the way back: {@code from(i)} and {@code to(i)} bound what unit {@code i} stands for in
 * the text as it was given. Immutable once built.
 */
final class View {
    private final String source;
    private final char[] chars;
    private final int length;
    private final int @Nullable [] from;
    private final int @Nullable [] to;

    View(String source, char[] chars, int length, int @Nullable [] from, int @Nullable [] to) {
        this.source = source;
        this.chars = chars;
        this.length = length;
        this.from = from;
        this.to = to;
    }

    /** Plain text: only what is disguised by width, marks or odd spaces reads differently. */
    static View plain(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 0x80) {
                return folded(text);
            }
        }
        return new View(text, chars, chars.length, null, null);
    }

    private static View folded(String text) {
        ViewBuilder builder = new ViewBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            builder.add(text.charAt(i), i, i + 1);
        }
        return builder.build();
    }

    int length() {
        return length;
    }

    /** The unit; a line feed beyond either end. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : '\n';
    }

    /** Where the unit begins in the text as it was given. */
    int from(int index) {
        return from == null ? index : from[index];
    }

    /** One past where the unit before {@code end} ends in the text as it was given. */
    int to(int end) {
        return to == null ? end : to[end - 1];
    }

    String source() {
        return source;
    }

    String text(int start, int end) {
        return new String(chars, start, end - start);
    }

    boolean digit(int index) {
        char c = at(index);
        return c >= '0' && c <= '9';
    }

    boolean letter(int index) {
        char c = at(index);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && Character.isLetter(c));
    }

    boolean alnum(int index) {
        return digit(index) || letter(index);
    }

    /** Whether it may stand in the name of a host. */
    boolean host(int index) {
        return alnum(index) || at(index) == '-' || at(index) == '.';
    }

    boolean space(int index) {
        char c = at(index);
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
