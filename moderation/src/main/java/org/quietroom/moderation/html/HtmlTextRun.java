package org.quietroom.moderation.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.owasp.html.Encoding;
import org.quietroom.moderation.text.Range;

/** One reading of an HTML fragment. Looks at each unit a bounded number of times. */
final class HtmlTextRun {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul");
    /** Elements whose content is not shown as text. */
    private static final Set<String> UNSHOWN = Set.of("iframe", "noembed", "noframes", "script", "style");

    private static final Set<String> GAPS = Set.of("br", "img", "input", "button", "video", "audio", "object");
    private static final int MAX_REFERENCE = 40;
    private static final int MAX_REFERENCES = 500;
    private static final int MAX_NAME = 16;

    private final String in;
    private final StringBuilder out;
    private int[] starts;
    private int[] ends;
    private final List<Range> quotes = new ArrayList<>();
    private final Deque<Integer> openQuotes = new ArrayDeque<>();
    private final Map<String, String> references = new HashMap<>();
    private boolean tagsEnd = true;
    private boolean commentsEnd = true;

    HtmlTextRun(String in) {
        this.in = in;
        this.out = new StringBuilder(in.length());
        this.starts = new int[in.length() + 2];
        this.ends = new int[in.length() + 2];
    }

    HtmlText run() {
        int i = 0;
        while (i < in.length()) {
            char c = in.charAt(i);
            int next = c == '<' ? markup(i) : c == '&' ? reference(i) : i;
            if (next == i) {
                put(c, i, i + 1);
                next++;
            }
            i = next;
        }
        return new HtmlText(out.toString(), starts, ends, quotes);
    }

    private void put(char c, int from, int to) {
        int at = out.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at + (at >> 1));
            ends = Arrays.copyOf(ends, starts.length);
        }
        out.append(c);
        starts[at] = from;
        ends[at] = to;
    }

    /** The position after the markup that begins at {@code at}; {@code at} itself if it is text. */
    private int markup(int at) {
        if (in.startsWith("<!--", at)) {
            int end = commentsEnd ? in.indexOf("-->", at + 4) : -1;
            commentsEnd = end >= 0;
            return end < 0 ? at : end + 3;
        }
        int name = in.startsWith("/", at + 1) ? at + 2 : at + 1;
        char first = name < in.length() ? in.charAt(name) : ' ';
        boolean tag = isLetter(first);
        if (!tagsEnd || (!tag && first != '!' && first != '?' && name == at + 1)) {
            return at;
        }
        int end = tag ? tagEnd(name) : in.indexOf('>', name);
        if (end < 0) {
            tagsEnd = false;
            return at;
        }
        return tag ? element(at, name, end + 1) : end + 1;
    }

    private int tagEnd(int from) {
        int i = from;
        boolean value = false;
        while (i < in.length()) {
            char c = in.charAt(i);
            if (c == '>') {
                return i;
            }
            if (value && (c == '"' || c == '\'')) {
                i = in.indexOf(c, i + 1);
                if (i < 0) {
                    return -1;
                }
            }
            value = c == '=' || (value && Character.isWhitespace(c));
            i++;
        }
        return -1;
    }

    private int element(int at, int nameStart, int end) {
        int nameEnd = nameStart;
        while (nameEnd < end && nameEnd - nameStart < MAX_NAME && Character.isLetterOrDigit(in.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = in.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        boolean open = nameStart == at + 1;
        if (name.equals("blockquote")) {
            blockquote(open);
        }
        if (BLOCKS.contains(name)) {
            put('\n', at, end);
            put('\n', at, end);
        } else if (GAPS.contains(name)) {
            put(name.equals("br") ? '\n' : ' ', at, end);
        }
        return open && UNSHOWN.contains(name) ? afterUnshown(name, end) : end;
    }

    private void blockquote(boolean open) {
        if (open) {
            openQuotes.push(out.length());
        } else if (!openQuotes.isEmpty()) {
            int start = openQuotes.pop();
            if (out.length() > start) {
                quotes.add(new Range(start, out.length()));
            }
        }
    }

    private int afterUnshown(String name, int from) {
        for (int i = in.indexOf("</", from); i >= 0; i = in.indexOf("</", i + 2)) {
            if (in.regionMatches(true, i + 2, name, 0, name.length())) {
                int end = in.indexOf('>', i);
                return end < 0 ? in.length() : end + 1;
            }
        }
        return in.length();
    }

    private int reference(int at) {
        int end = at + 1;
        int most = Math.min(in.length(), at + MAX_REFERENCE);
        while (end < most && (isLetter(in.charAt(end)) || isDigit(in.charAt(end)) || in.charAt(end) == '#')) {
            end++;
        }
        if (end < most && in.charAt(end) == ';') {
            end++;
        }
        String source = in.substring(at, end);
        String decoded = source.length() < 3 ? source : decoded(source);
        if (decoded.equals(source)) {
            return at;
        }
        for (int i = 0; i < decoded.length(); i++) {
            put(decoded.charAt(i), at, end);
        }
        return end;
    }

    /** Texts repeat their references; decoding one takes longer than remembering it. */
    private String decoded(String reference) {
        String decoded = references.get(reference);
        if (decoded == null) {
            decoded = Encoding.decodeHtml(reference, false);
            if (references.size() < MAX_REFERENCES) {
                references.put(reference, decoded);
            }
        }
        return decoded;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
