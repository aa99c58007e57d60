package org.quietroom.anonymity.redaction;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.message.Format;

/** Reads HTML, Markdown and BBCode so far that words, mark-up and the values inside mark-up are told apart. */
final class Markup {
    private static final int LONGEST_ENTITY = 10;
    private static final int LONGEST_NAME = 20;
    private static final Map<String, Character> ENTITIES = Map.of(
            "amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "nbsp", ' ', "commat", '@', "period", '.',
            "colon", ':');
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
            "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "color", "size", "url",
            "email", "style");
    private static final Set<String> BBCODES = Set.of(
            "b", "i", "u", "s", "url", "email", "img", "quote", "code", "list", "size", "color", "font", "center",
            "left", "right", "table", "tr", "td", "th", "spoiler", "youtube", "style", "user", "attach", "sub", "sup",
            "indent", "hr");

    private final String text;
    private final Format format;
    private final ViewBuilder view;
    private final List<Source.Stretch> markup = Source.none();
    private final List<Source.Stretch> values = Source.none();
    private int lastClose = -2;

    Markup(String text, Format format) {
        this.text = text;
        this.format = format;
        this.view = new ViewBuilder(text);
    }

    Source read() {
        int i = 0;
        while (i < text.length()) {
            int next = step(i);
            if (next == i) {
                view.add(text.charAt(i), i, i + 1);
                next = i + 1;
            }
            i = next;
        }
        return new Source(text, format, view.build(), markup, values);
    }

    /** Reads what is no plain character; returns where to go on, {@code i} if it is plain. */
    private int step(int i) {
        char c = text.charAt(i);
        return switch (format) {
            case HTML -> c == '<' ? tag(i, '>') : c == '&' ? entity(i) : i;
            case BBCODE -> c == '[' ? tag(i, ']') : i;
            case MARKDOWN -> markdown(i, c);
            default -> i;
        };
    }

    private int markdown(int i, char c) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        if (c == '\\' && next < 0x80 && !Character.isLetterOrDigit(next) && next > ' ') {
            view.add(next, i, i + 2);
            return i + 2;
        }
        boolean star = c == '*'
                && (Character.isLetter(next) || next == '*' || (i > 0 && Character.isLetter(text.charAt(i - 1))));
        if (star || (c == '~' && next == '~')) {
            markup.add(new Source.Stretch(i, i + 1));
            return i + 1;
        }
        if (c == ']' && next == '(') {
            return destination(i + 2);
        }
        return c == '<' && (Character.isLetter(next) || next == '/') && !address(i)
                ? tag(i, '>')
                : c == '&' ? entity(i) : i;
    }

    /** An address in angle brackets, which is no tag. */
    private boolean address(int open) {
        for (int i = open + 1; i < text.length() && i - open < 300 && text.charAt(i) > ' '; i++) {
            char c = text.charAt(i);
            if (c == '@' || c == ':') {
                return true;
            }
            if (c == '>') {
                return false;
            }
        }
        return false;
    }

    /** The target of a link: up to a space or the closing bracket. */
    private int destination(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != ')') {
            end++;
        }
        view.add(']', start - 2, start - 1);
        view.add('(', start - 1, start);
        if (end > start) {
            values.add(new Source.Stretch(start, end));
        }
        return end;
    }

    private int tag(int open, char close) {
        if (lastClose == -1 || lastClose < open) {
            lastClose = lastClose == -1 ? -1 : text.indexOf(close, open + 1);
        }
        int name = open + 1 < text.length() && text.charAt(open + 1) == '/' ? open + 2 : open + 1;
        int end = name;
        while (end < text.length() && end - name < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean comment = format == Format.HTML && text.startsWith("!--", open + 1);
        if (lastClose < 0 || (end == name && !comment)) {
            return open;
        }
        String word = Ascii.toLowerCase(text.substring(name, end));
        if (format == Format.BBCODE && !BBCODES.contains(word)) {
            return open;
        }
        int after = text.indexOf(close, end) + 1;
        attributes(end, after - 1, word);
        markup.add(new Source.Stretch(open, after));
        if (!INLINE.contains(word)) {
            view.add('\n', open, after);
        }
        return after;
    }

    private void attributes(int from, int to, String name) {
        int i = from;
        while (i < to) {
            if (text.charAt(i) != '=') {
                i++;
                continue;
            }
            int start = i + 1;
            while (start < to && text.charAt(start) == ' ') {
                start++;
            }
            char quote = start < to ? text.charAt(start) : ' ';
            boolean quoted = quote == '"' || quote == '\'';
            start += quoted ? 1 : 0;
            int end = start;
            while (end < to && (quoted ? text.charAt(end) != quote : text.charAt(end) > ' ')) {
                end++;
            }
            if (end > start && !name.equals("img")) {
                values.add(new Source.Stretch(start, end));
            }
            i = end + 1;
        }
    }

    private int entity(int start) {
        int end = start + 1;
        while (end < text.length()
                && end - start < LONGEST_ENTITY
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';') {
            return start;
        }
        String name = text.substring(start + 1, end);
        Character known = ENTITIES.get(name);
        int code = known != null ? known : numeric(name);
        if (code < ' ' || code > 0xFFFF || Character.isSurrogate((char) code)) {
            return start;
        }
        view.add((char) code, start, end + 1);
        return end + 1;
    }

    private static int numeric(String name) {
        if (!name.startsWith("#") || name.length() < 2) {
            return -1;
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        try {
            return Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
