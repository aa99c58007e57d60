package org.quietroom.commonroom;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of HTML that is safe to send: made of fixed templates, in which every value is escaped unless it is itself a
 * piece of HTML.
 *
 * @param markup what goes to the browser
 */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    /**
     * Fills each {@code {}} of a template with a value, in order.
     *
     * @param template a constant of the program, never anything that a member wrote
     */
    static Html of(String template, Object... values) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int from = 0;
        for (Object value : values) {
            int at = template.indexOf("{}", from);
            if (at < 0) {
                throw new IllegalArgumentException("more values than places in a template");
            }
            out.append(template, from, at);
            if (value instanceof Html html) {
                out.append(html.markup);
            } else {
                escape(String.valueOf(value), out);
            }
            from = at + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("fewer values than places in a template");
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    static Html join(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }

    /** The value of a textarea: the browser drops its first line feed, so that one is ours. */
    static Html field(String text) {
        return of("\n{}", text);
    }

    /** Escapes for text and for quoted attributes; drops control characters, which HTML cannot hold. */
    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append("&#10;");
                case '\t' -> out.append(c);
                default -> {
                    if (c >= ' ' && c != 0x7f) {
                        out.append(c);
                    }
                }
            }
        }
    }
}
