package org.quietroom.mailman;

import java.util.ArrayList;
import java.util.List;

/** What mail does with lines. */
final class Lines {
    private static final String DASHES = "-- "; // RFC 3676, section 4.3
    private static final int LONGEST_SIGNATURE = 12;

    private Lines() {}

    /** Without line ends at the end: mail adds them, so they are not the author's. */
    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Without the signature that a mail program adds below a line of two dashes and a space: it names its author. Only the
     * last such line counts, and only if at most {@value #LONGEST_SIGNATURE} lines follow it.
     */
    static String withoutSignature(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int dashes = lines.lastIndexOf(DASHES);
        if (dashes < 0 || lines.size() - dashes - 1 > LONGEST_SIGNATURE) {
            return text;
        }
        return trimEnd(String.join("\n", lines.subList(0, dashes)));
    }
}
