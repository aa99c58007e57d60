package org.quietroom.gateway.scan;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How far a scan is, on a terminal; and complaints, which never mix with the bar. Used by one thread. */
final class Progress {
    private static final long INTERVAL_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private final long total;
    private long posts;
    private long bad;
    private long drawn = System.nanoTime();
    private boolean shown;

    /** @param total how many bytes there are to read; 0 if that is not known */
    Progress(PrintWriter err, boolean terminal, long total) {
        this.err = err;
        this.terminal = terminal;
        this.total = total;
    }

    void done(long bytes) {
        posts++;
        if (terminal && System.nanoTime() - drawn > INTERVAL_NANOS) {
            drawn = System.nanoTime();
            draw(bytes);
        }
    }

    void complain(String line) {
        bad++;
        clear();
        err.println(line);
        err.flush();
    }

    void clear() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
            shown = false;
        }
    }

    private void draw(long bytes) {
        String bar = "";
        if (total > 0) {
            int full = (int) Math.min(WIDTH, WIDTH * bytes / total);
            bar = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Math.min(100, 100 * bytes / total)
                    + " %  ";
        }
        err.print("\r\033[K" + bar + String.format(Locale.ROOT, "%,d lines", posts)
                + (bad == 0 ? "" : String.format(Locale.ROOT, ", %,d bad", bad)));
        err.flush();
        shown = true;
    }

    /** Whether standard error is a terminal: as the system says, or else the script that started us. */
    static boolean onTerminal() {
        Path link = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.getenv("QUIETROOM_TERMINAL") != null;
        }
    }
}
