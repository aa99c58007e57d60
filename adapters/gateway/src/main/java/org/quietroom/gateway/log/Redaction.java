package org.quietroom.gateway.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like a person, an address or a key, and what could forge a line.
 *
 * <p>Limit: words are words; a name or a sentence is not recognised. What must not be logged is not handed to a logger in
 * the first place; this is the second lock. Safe for many threads.
 */
public final class Redaction {
    private static final int MAX_LENGTH = 4_000;
    private static final String CUT = "…[cut]";

    private static final List<Rule> RULES = List.of(
            new Rule("(?<![^\\s@\"'<>(=,])[^\\s@\"'<>(=,]*+@[^\\s\"'<>),]*+", "[address]"),
            new Rule("(?<=://)[^\\s/?#\"']*+", "[site]"),
            new Rule("\\?(?=[\\w.%-]{1,80}=)[^\\s\"']*+", "?[query]"),
            new Rule("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])", "[ip]"),
            new Rule("(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\\w:])", "[ip]"),
            new Rule("(?<!\\w)[+(]?\\d(?:[ ()./-]{0,2}\\d){6,40}+(?!\\w)", "[number]"),
            new Rule("(?<![\\w+/=-])[0-9a-fA-F]{16,}(?![\\w+/=-])", "[token]"),
            new Rule("(?<![\\w+/=-])(?=[A-Za-z_+/=-]*+\\d)[\\w+/=-]{16,}", "[token]"),
            new Rule("(?<![\\w+/=-])[\\w+/=-]{48,}", "[token]"));

    private Redaction() {}

    private record Rule(Pattern pattern, String word) {
        Rule(String pattern, String word) {
            this(Pattern.compile(pattern), word);
        }
    }

    /** The text without what looks like an address, number, token or control character; cut at 4,000 UTF-16 units. */
    public static String of(String text) {
        String line = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + CUT : text;
        for (Rule rule : RULES) {
            line = rule.pattern.matcher(line).replaceAll(rule.word);
        }
        return oneLine(line);
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
