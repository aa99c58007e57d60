package org.quietroom.moderation.text;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Texts of 100,000 units that are made to be slow, and a way to time what reads them. */
public final class HostileTexts {
    /** The cap of a text in UTF-16 units. */
    public static final int LENGTH = 100_000;

    private static final int WARM_UPS = 20;

    private HostileTexts() {}

    /** The texts by name. */
    public static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("one letter", fill("a"));
        texts.put("one word", fill("kill myself "));
        texts.put("spaced letters", fill("k i l l "));
        texts.put("single letters", fill("a "));
        texts.put("lone high surrogates", fill("\uD83D"));
        texts.put("lone low surrogates", fill("\uDC80"));
        texts.put("combining marks", fill("a\u0301\u0302\u0303\u0304"));
        texts.put("marks alone", fill("\u0336"));
        texts.put("right to left", fill("\u202E\u05D0\u05D1\u05D2 "));
        texts.put("zero width", fill("k\u200Bi\u200Bl\u200Bl\u200B \u200Dmyself "));
        texts.put("homoglyphs", fill("k\u0456ll mys\u0435lf "));
        texts.put("leet", fill("k1ll my$3lf "));
        texts.put("masked", fill("k*ll "));
        texts.put("long compatibility mappings", fill("\uFDFA"));
        texts.put("emoji families", fill("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 "));
        texts.put("flags", fill("\uD83C\uDDE9"));
        texts.put("line quotes", fill("> a\n"));
        texts.put("quote blocks", fill("[quote]"));
        texts.put("nested tags", fill("<b>"));
        texts.put("nested quotes", fill("<blockquote>"));
        texts.put("open attributes", fill("<a href=\""));
        texts.put("open attributes, closed at last", fill("<a href=\"").substring(0, LENGTH - 2) + "\">");
        texts.put("open comments", fill("<!--"));
        texts.put("open scripts", fill("<script></"));
        texts.put("references", fill("&amp;"));
        texts.put("open references", fill("&#x"));
        texts.put("tables", fill("<table><tr><td>"));
        texts.put("formatting soup", fill("<b><i></b><p></i>"));
        return texts;
    }

    private static String fill(String unit) {
        return unit.repeat(LENGTH / unit.length() + 1).substring(0, LENGTH);
    }

    /** The time of this thread alone, in milliseconds, that one more call takes after some to warm up: the least of seven. */
    public static long millis(String text, Consumer<String> reader) {
        for (int i = 0; i < WARM_UPS; i++) {
            reader.accept(text);
        }
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long before = threads.getCurrentThreadCpuTime();
            reader.accept(text);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least / 1_000_000;
    }
}
