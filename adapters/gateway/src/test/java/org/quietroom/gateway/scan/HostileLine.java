package org.quietroom.gateway.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A text that is made to be slow, as a line of input. */
record HostileLine(String name, String format, String unit) {
    /** The default limit of a text. */
    static final int LIMIT = 100_000;

    private static final JsonMapper JSON = new JsonMapper();

    static final List<HostileLine> ALL = List.of(
            line("one letter", "plain", "a"),
            line("spaces", "plain", " "),
            line("spaced letters", "plain", "k i l l "),
            line("a phrase over and over", "plain", "ready to end it all "),
            line("the beginning of a phrase", "plain", "i am ready to end "),
            line("combining marks", "plain", "e\u0301\u0302\u0303\u0304"),
            line("right to left", "plain", "\u202E\u05E9\u05DC\u200F\u0645"),
            line("lone surrogates", "plain", "\uD83D\uDE00\uD83D"),
            line("wide letters", "plain", "\uFF4B\uFF49\uFF4C\uFF4C "),
            line("zero width", "plain", "k\u200Bi\u200Bl\u200Bl\u200B "),
            line("quotation marks", "plain", "\"'\u201C\u201D> "),
            line("nested tags", "html", "<div><b>"),
            line("open links", "html", "<a href=\""),
            line("entities", "html", "&#x26;&lt;&amp;"),
            line("comments", "html", "<!--<!-- -->"),
            line("brackets", "html", "<<<<<>>"));

    private static HostileLine line(String name, String format, String unit) {
        return new HostileLine(name, format, unit);
    }

    /** The line with a text of so many units. */
    LineReader.Line ofLength(int length) {
        String text = unit.repeat(length / unit.length());
        try {
            byte[] json = JSON.writeValueAsString(Map.of("id", 1, "text", "", "format", format))
                    .replace("\"text\":\"\"", "\"text\":" + escaped(text))
                    .getBytes(StandardCharsets.UTF_8);
            return new LineReader.Line(1, json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** JSON in ASCII, so that lone surrogates survive. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars()
                .forEach(c -> out.append(c < 0x80 && c != '"' && c != '\\' ? (char) c : "")
                        .append(c < 0x80 && c != '"' && c != '\\' ? "" : String.format("\\u%04x", c)));
        return out.append('"').toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
