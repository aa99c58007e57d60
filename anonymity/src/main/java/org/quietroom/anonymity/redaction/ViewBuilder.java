package org.quietroom.anonymity.redaction;

import java.text.Normalizer;

/** Collects the units of a {@link View}. Not safe for many threads. */
final class ViewBuilder {
    private final String source;
    private final char[] chars;
    private final int[] from;
    private final int[] to;
    private int length;

    ViewBuilder(String source) {
        this.source = source;
        this.chars = new char[source.length()];
        this.from = new int[source.length()];
        this.to = new int[source.length()];
    }

    /** Reads one unit that stands for {@code [start, end)} of the source; unseen marks are left out. */
    void add(char c, int start, int end) {
        char plain = Letters.plain(c);
        if (plain == Letters.NOTHING) {
            return;
        }
        if (Character.isLowSurrogate(c) && length > 0 && Character.isHighSurrogate(chars[length - 1])) {
            String one = Normalizer.normalize(String.valueOf(new char[] {chars[length - 1], c}), Normalizer.Form.NFKC);
            if (one.length() == 1) {
                chars[length - 1] = Letters.plain(one.charAt(0));
                to[length - 1] = end;
                return;
            }
        }
        chars[length] = plain;
        from[length] = start;
        to[length] = end;
        length++;
    }

    View build() {
        return new View(source, chars, length, from, to);
    }
}
