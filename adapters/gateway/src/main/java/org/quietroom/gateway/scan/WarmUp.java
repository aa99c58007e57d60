package org.quietroom.gateway.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the scan read texts of ours before the first given one. A JVM interprets what it has never run, thirty times slower
 * than what it has compiled: without this, a first text of 100,000 units could take a tenth of a second.
 */
final class WarmUp {
    private static final int UNITS = 1_500;
    private static final int ROUNDS = 10;
    /** On a slow machine the rest of the rounds costs more than it saves. */
    private static final Duration AT_MOST = Duration.ofMillis(250);

    private static final String LINES = Stream.of(
                    line("plain", "tonight I put my pills aside and said goodbye, ready to end it all. "),
                    line(
                            "plain",
                            "The second scan is on Tuesday; somebody comes along.\\n> I do not want to die there. "),
                    line("plain", "I want to end my life "),
                    line("plain", "nobody says \\\"we do not want to die\\\"? "),
                    line("plain", "a"),
                    line("plain", "w e l l "),
                    line("plain", "w3ll waaait g*od "),
                    line(
                            "plain",
                            "\\u00e9e\\u0301\\u0302 \\ufeff\\uff57\\uff45 \\u05e9\\u202e\\uff57 w\\u200be\\u200bl\\u200bl "),
                    line("plain", "\u00e9e\u0301\u0302\u201c\u05e9\u05dc\u05d5\u05dd\u201d \ud83d\ude00\u202e\u0645 "),
                    line(
                            "html",
                            "<p>thank <b>you</b><br>&#x26;&lt;&amp;&#38;<!-- - --></p><blockquote>all</blockquote>"),
                    line("html", "<<>><a href=\\\"x\\\" <!--"))
            .collect(Collectors.joining("\n"));

    private WarmUp() {}

    private static String line(String format, String unit) {
        return "{\"id\":1,\"format\":\"" + format + "\",\"text\":\"" + unit.repeat(UNITS / unit.length()) + "\"}";
    }

    /** Reads them until the compiler had time for what they use. */
    static void of(LineScan scan) {
        byte[] lines = LINES.getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        for (int i = 0; i < ROUNDS && System.nanoTime() - begin < AT_MOST.toNanos(); i++) {
            LineReader reader =
                    new LineReader(new ByteArrayInputStream(lines), scan.longestLine(), scan.longestString());
            try {
                for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
                    scan.read(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be read", e);
            }
        }
    }
}
