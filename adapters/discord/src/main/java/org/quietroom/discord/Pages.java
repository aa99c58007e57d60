package org.quietroom.discord;

import java.util.ArrayList;
import java.util.List;

/** Discord's limit for one message, and texts of ours that are longer. */
final class Pages {
    /** The longest content of a message in Unicode code points. */
    static final int LONGEST = 2_000;

    private Pages() {}

    static boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST;
    }

    /** A text in pieces that fit, cut at a line's end, else at a blank, else where it must be. */
    static List<String> of(String text) {
        List<String> pages = new ArrayList<>();
        String rest = text.strip();
        while (!fits(rest)) {
            int limit = rest.offsetByCodePoints(0, LONGEST);
            int end = rest.lastIndexOf('\n', limit);
            if (end <= limit / 2) {
                end = rest.lastIndexOf(' ', limit);
            }
            if (end <= limit / 2) {
                end = limit;
            }
            pages.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pages.add(rest);
        return pages;
    }
}
