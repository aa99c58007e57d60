package org.quietroom.gateway.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * What texts of 100,000 units that are made to be slow cost in a program that has read nothing, or one short line, before:
 * milliseconds on the clock, as whoever runs the program sees them. Run in the folder where {@code ./quietroom} is.
 */
final class ColdHostileLoad {
    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 5;
    private static final byte[] SHORT = "{\"id\":0,\"text\":\"a quiet evening\"}\n".getBytes(StandardCharsets.UTF_8);

    private ColdHostileLoad() {}

    public static void main(String[] args) throws Exception {
        double[] base = new double[2 * ROUNDS + 1];
        for (int i = 0; i < base.length; i++) {
            base[i] = run(SHORT);
        }
        double none = median(base);
        OUT.printf(Locale.ROOT, "a run with one short line takes %.0f ms (median of %d)%n", none, base.length);
        for (HostileLine text : HostileLine.ALL) {
            byte[] bytes =
                    Objects.requireNonNull(text.ofLength(HostileLine.LIMIT).bytes());
            byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
            line[bytes.length] = '\n';
            double[] second = new double[ROUNDS];
            double[] first = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                second[i] = afterAShortLine(line);
                first[i] = run(line) - none;
            }
            OUT.printf(
                    Locale.ROOT,
                    "%-28s %-6s answered after a short line in %6.1f ms; as the only line %6.1f ms more than a short one%n",
                    text.name(),
                    text.format(),
                    median(second),
                    median(first));
        }
    }

    /** A whole run with one line, from the start of the process to its end. */
    private static double run(byte[] line) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process scan = start();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(scan, line));
        scan.getInputStream().readAllBytes();
        scan.waitFor();
        double taken = millis(begin);
        writing.join();
        return taken;
    }

    /** From the first byte of the line to the end of its answer, in a process that answered a short line before. */
    private static double afterAShortLine(byte[] line) throws IOException, InterruptedException {
        Process scan = start();
        InputStream in = scan.getInputStream();
        OutputStream out = scan.getOutputStream();
        out.write(SHORT);
        out.flush();
        readLine(in);
        long begin = System.nanoTime();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(scan, line));
        readLine(in);
        double taken = millis(begin);
        writing.join();
        scan.waitFor();
        return taken;
    }

    private static Process start() throws IOException {
        return new ProcessBuilder("./quietroom", "scan")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void write(Process scan, byte[] line) {
        try (OutputStream out = scan.getOutputStream()) {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readLine(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int read = in.read(buffer);
        while (read > 0 && buffer[read - 1] != '\n') {
            read = in.read(buffer);
        }
        if (read <= 0) {
            throw new IOException("scan ended without an answer");
        }
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
