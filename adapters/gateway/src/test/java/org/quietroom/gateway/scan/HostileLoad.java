package org.quietroom.gateway.scan;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.quietroom.moderation.scan.Scanner;

/** What texts of 100,000 units that are made to be slow cost from line to line: milliseconds of CPU, median of 21. */
final class HostileLoad {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 21;
    private static final int WARM_UPS = 20;

    private HostileLoad() {}

    public static void main(String[] args) {
        LineScan scan = new LineScan(Scanner.standard()::scan, HostileLine.LIMIT);
        var threads = ManagementFactory.getThreadMXBean();
        for (HostileLine text : HostileLine.ALL) {
            LineReader.Line line = text.ofLength(HostileLine.LIMIT);
            long[] nanos = new long[WARM_UPS + ROUNDS];
            for (int i = 0; i < nanos.length; i++) {
                long before = threads.getCurrentThreadCpuTime();
                scan.read(line);
                nanos[i] = threads.getCurrentThreadCpuTime() - before;
            }
            long first = nanos[0];
            long[] warm = Arrays.copyOfRange(nanos, WARM_UPS, nanos.length);
            Arrays.sort(warm);
            OUT.printf(
                    Locale.ROOT,
                    "%-28s %-6s %7.1f ms; the first one %7.1f ms%n",
                    text.name(),
                    text.format(),
                    warm[ROUNDS / 2] / 1e6,
                    first / 1e6);
        }
    }
}
