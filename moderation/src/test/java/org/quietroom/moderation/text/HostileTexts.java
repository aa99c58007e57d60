package org.quietroom.moderation.text;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Texts that are made to be slow, and how the time that reading takes grows with them. */
public final class HostileTexts {
    /** The cap of a text in UTF-16 units. */
    public static final int LENGTH = 100_000;

    /** So much longer is the long one of two texts. */
    private static final int TIMES = 4;

    private static final int ROUNDS = 9;

    /** More growth than this is not linear any more. */
    public static final double LINEAR_ENOUGH = 10;

    private HostileTexts() {}

    /** The texts by name, at the cap. */
    public static Map<String, String> all() {
        return all(LENGTH);
    }

    private static Map<String, String> all(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("one letter", fill(length, "a"));
        texts.put("one word", fill(length, "kill myself "));
        texts.put("spaced letters", fill(length, "k i l l "));
        texts.put("single letters", fill(length, "a "));
        texts.put("lone high surrogates", fill(length, "\uD83D"));
        texts.put("lone low surrogates", fill(length, "\uDC80"));
        texts.put("combining marks", fill(length, "a\u0301\u0302\u0303\u0304"));
        texts.put("marks alone", fill(length, "\u0336"));
        texts.put("right to left", fill(length, "\u202E\u05D0\u05D1\u05D2 "));
        texts.put("zero width", fill(length, "k\u200Bi\u200Bl\u200Bl\u200B \u200Dmyself "));
        texts.put("homoglyphs", fill(length, "k\u0456ll mys\u0435lf "));
        texts.put("leet", fill(length, "k1ll my$3lf "));
        texts.put("masked", fill(length, "k*ll "));
        texts.put("long compatibility mappings", fill(length, "\uFDFA"));
        texts.put("emoji families", fill(length, "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 "));
        texts.put("flags", fill(length, "\uD83C\uDDE9"));
        texts.put("line quotes", fill(length, "> a\n"));
        texts.put("quote blocks", fill(length, "[quote]"));
        texts.put("nested tags", fill(length, "<b>"));
        texts.put("nested quotes", fill(length, "<blockquote>"));
        texts.put("open attributes", fill(length, "<a href=\""));
        texts.put("open attributes, closed at last", "<a href=\"".repeat(length / 18 * 2) + "\">");
        texts.put("open comments", fill(length, "<!--"));
        texts.put("open scripts", fill(length, "<script></"));
        texts.put("references", fill(length, "&amp;"));
        texts.put("open references", fill(length, "&#x"));
        texts.put("tables", fill(length, "<table><tr><td>"));
        texts.put("formatting soup", fill(length, "<b><i></b><p></i>"));
        return texts;
    }

    private static String fill(int length, String unit) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    /**
     * How many times longer a text at the cap takes than a quarter of it, by the least time of this thread alone out of
     * nine rounds. Linear is 4, quadratic 16; it does not depend on how fast the machine is or what else it does.
     */
    public static double growth(String name, Consumer<String> reader) {
        String whole = all(LENGTH).get(name);
        String quarter = all(LENGTH / TIMES).get(name);
        long leastWhole = Long.MAX_VALUE;
        long leastQuarter = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            leastQuarter = Math.min(leastQuarter, time(quarter, reader));
            leastWhole = Math.min(leastWhole, time(whole, reader));
        }
        return (double) leastWhole / leastQuarter;
    }

    private static long time(String text, Consumer<String> reader) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        reader.accept(text);
        return threads.getCurrentThreadCpuTime() - before;
    }
}
