package org.quietroom.moderation.crisis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.text.Range;

/** Where a text repeats another message: lines that begin with {@code >}, and closed {@code [quote]} blocks. */
final class Quotes {
    private static final String OPEN = "[quote";
    private static final String MARKS = "\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A";
    private static final char FIRST_WIDE_MARK = '\u00AB';
    private static final int MAX_SPEECH = 400;
    private static final String CLOSE = "[/quote]";

    private Quotes() {}

    /** The quoted stretches of a text in order, apart from each other. A block that is never closed quotes nothing. */
    static List<Range> in(String text, Format format) {
        List<Range> found = new ArrayList<>();
        if (text.indexOf('>') >= 0) {
            lines(text, found);
        }
        if (format != Format.HTML && text.indexOf('[') >= 0) {
            blocks(text, found);
        }
        return joined(found);
    }

    /** The stretches in quotation marks, each within one paragraph; single quotes are apostrophes too and do not count. */
    static List<Range> speech(String text) {
        List<Range> found = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                open = -1;
            } else if (mark(c)) {
                if (open >= 0 && i - open <= MAX_SPEECH) {
                    found.add(new Range(open, i + 1));
                }
                open = open >= 0 ? -1 : i;
            }
        }
        return found;
    }

    private static boolean mark(char c) {
        return c == '"' || (c >= FIRST_WIDE_MARK && MARKS.indexOf(c) >= 0);
    }

    /** The same stretches in order, joined where they overlap. */
    static List<Range> joined(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Range::start));
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.end() >= range.start()) {
                joined.set(joined.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private static void lines(String text, List<Range> found) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int first = start;
            while (first < end && Character.isWhitespace(text.charAt(first))) {
                first++;
            }
            if (first < end && text.charAt(first) == '>') {
                found.add(new Range(first, end));
            }
            start = end + 1;
        }
    }

    private static void blocks(String text, List<Range> found) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
            if (text.regionMatches(true, i, CLOSE, 0, CLOSE.length())) {
                if (!open.isEmpty()) {
                    found.add(new Range(open.pop(), i + CLOSE.length()));
                }
            } else if (text.regionMatches(true, i, OPEN, 0, OPEN.length()) && opensQuote(text, i + OPEN.length())) {
                open.push(i);
            }
        }
    }

    private static boolean opensQuote(String text, int at) {
        return at < text.length() && (text.charAt(at) == ']' || text.charAt(at) == '=' || text.charAt(at) == ' ');
    }
}
