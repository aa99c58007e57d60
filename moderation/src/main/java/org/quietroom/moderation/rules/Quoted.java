package org.quietroom.moderation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.text.Range;

/** Where a text quotes somebody: lines that begin with {@code >} and quote tags. Linear in the text. */
final class Quoted {
    private Quoted() {}

    static List<Range> in(String text, Format format) {
        return format == Format.BBCODE ? tags(text) : lines(text);
    }

    private static List<Range> lines(String text) {
        List<Range> quotes = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            if (text.charAt(start) == '>') {
                quotes.add(new Range(start, end));
            }
            start = end;
        }
        return quotes;
    }

    private static List<Range> tags(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return List.of();
        }
        List<Range> quotes = new ArrayList<>();
        int start = lower.indexOf("[quote");
        while (start >= 0) {
            int close = lower.indexOf("[/quote]", start);
            if (close < 0) {
                return quotes;
            }
            quotes.add(new Range(start, close));
            start = lower.indexOf("[quote", close);
        }
        return quotes;
    }

    /** Whether a place begins in one of the quotes, which come in the order of the text. */
    static boolean holds(List<Range> quotes, Range place) {
        int low = 0;
        int high = quotes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range quote = quotes.get(middle);
            if (place.start() < quote.start()) {
                high = middle - 1;
            } else if (place.start() >= quote.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
