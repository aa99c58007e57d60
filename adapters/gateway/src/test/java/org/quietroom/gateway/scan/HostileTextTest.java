package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.scan.Scanner;

/** A text that is made to be slow takes less than 50 ms from line to line once the program is warm, and never fails. */
class HostileTextTest {
    private static final int LIMIT = 100_000;
    private static final long MOST_MILLIS = 50;
    private static final int TRIES = 8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final LineScan SCAN = new LineScan(Scanner.standard()::scan, LIMIT);

    static Stream<Arguments> texts() {
        return Stream.of(
                text("one letter", "plain", "a"),
                text("spaces", "plain", " "),
                text("spaced letters", "plain", "k i l l "),
                text("a phrase over and over", "plain", "ready to end it all "),
                text("the beginning of a phrase", "plain", "i am ready to end "),
                text("combining marks", "plain", "e\u0301\u0302\u0303\u0304"),
                text("right to left", "plain", "\u202E\u05E9\u05DC\u200F\u0645"),
                text("lone surrogates", "plain", "\uD83D\uDE00\uD83D"),
                text("wide letters", "plain", "\uFF4B\uFF49\uFF4C\uFF4C "),
                text("zero width", "plain", "k\u200Bi\u200Bl\u200Bl\u200B "),
                text("quotation marks", "plain", "\"'\u201C\u201D> "),
                text("nested tags", "html", "<div><b>"),
                text("open links", "html", "<a href=\""),
                text("entities", "html", "&#x26;&lt;&amp;"),
                text("comments", "html", "<!--<!-- -->"),
                text("brackets", "html", "<<<<<>>"));
    }

    private static Arguments text(String name, String format, String unit) {
        return Arguments.of(Named.of(name, unit.repeat(LIMIT / unit.length())), format);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isReadInTime(String text, String format) {
        LineReader.Line line = line(text, format);
        long fastest = LongStream.range(0, TRIES)
                .map(ignored -> {
                    long began = System.nanoTime();
                    assertThat(SCAN.read(line).code()).isEqualTo(ExitCode.FINE);
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow();
        assertThat(fastest / 1_000_000).isLessThan(MOST_MILLIS);
    }

    private static LineReader.Line line(String text, String format) {
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
}
