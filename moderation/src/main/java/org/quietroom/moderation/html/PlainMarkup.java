package org.quietroom.moderation.html;

import java.util.Set;
import org.owasp.html.Encoding;

/**
 * Decides whether an HTML source may stay as its author wrote it, given what the sanitizer made of it.
 *
 * <p>It may if it consists of nothing but text, lower-case tags without attributes from a short list of phrasing and block
 * elements, and character references; and if, reference by reference decoded, it says the same as the sanitised one. In
 * such a source there is no comment, no raw text, no foreign content and no attribute: nothing for two parsers to read
 * differently. Everything else leaves as the sanitizer wrote it.
 */
final class PlainMarkup {
    private static final Set<String> TAGS = Set.of(
            "p",
            "br",
            "b",
            "i",
            "em",
            "strong",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "code",
            "pre",
            "q",
            "hr",
            "blockquote",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");

    private PlainMarkup() {}

    /** Whether {@code source} is plain and says the same as {@code sanitized}. */
    static boolean sameMeaning(String source, String sanitized) {
        int i = 0;
        int j = 0;
        while (i < source.length()) {
            int open = next(source, i);
            int openOther = next(sanitized, j);
            if (!text(source, i, open).equals(text(sanitized, j, openOther))) {
                return false;
            }
            if (open == source.length()) {
                return openOther == sanitized.length();
            }
            int close = source.indexOf('>', open);
            int closeOther = sanitized.indexOf('>', openOther);
            if (close < 0 || closeOther < 0) {
                return false;
            }
            String tag = source.substring(open + 1, close);
            if (!plain(tag)
                    || !tag.equals(
                            sanitized.substring(openOther + 1, closeOther).replace(" /", ""))) {
                return false;
            }
            i = close + 1;
            j = closeOther + 1;
        }
        return j == sanitized.length();
    }

    private static int next(String html, int from) {
        int at = html.indexOf('<', from);
        return at < 0 ? html.length() : at;
    }

    private static boolean plain(String tag) {
        return TAGS.contains(tag.startsWith("/") ? tag.substring(1) : tag);
    }

    private static String text(String html, int from, int to) {
        String text = html.substring(from, to);
        return text.indexOf('&') < 0 ? text : Encoding.decodeHtml(text, false);
    }
}
