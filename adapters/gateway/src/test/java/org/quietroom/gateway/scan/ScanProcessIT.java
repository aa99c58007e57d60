package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with 96 MB of heap. */
class ScanProcessIT {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void aMillionPostsStreamThroughASmallHeap() throws Exception {
        Process scan = start();
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(scan, MILLION));
        long lines = 0;
        try (BufferedReader out = reader(scan)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.startsWith("{\"id\":" + lines + ",")) {
                    throw new AssertionError("line " + lines + " is out of order");
                }
                lines++;
            }
        }
        assertThat(scan.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).isEqualTo(MILLION);
        assertThat(scan.exitValue()).isZero();
        assertThat(feeding).isCompleted();
        assertThat(errors()).isEmpty();
    }

    @Test
    void aReaderThatHasSeenEnoughEndsIt() throws Exception {
        Process scan = start();
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(scan, Integer.MAX_VALUE));
        try (BufferedReader out = reader(scan)) {
            assertThat(out.readLine()).startsWith("{\"id\":0,");
        }
        assertThat(scan.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(feeding.handle((done, failed) -> failed != null).get(60, TimeUnit.SECONDS))
                .isTrue();
        assertThat(errors()).isEmpty();
        assertThat(scan.exitValue()).isZero();
    }

    @Test
    void aLineIsAnsweredWhileTheInputIsOpen() throws Exception {
        Process scan = start();
        try (Writer in = writer(scan);
                BufferedReader out = reader(scan)) {
            in.write("{\"id\":0,\"text\":\"hello\"}\n");
            in.flush();
            assertThat(CompletableFuture.supplyAsync(() -> next(out)).get(60, TimeUnit.SECONDS))
                    .startsWith("{\"id\":0,");
        } finally {
            scan.destroy();
        }
    }

    @Test
    void badInputAndAMissingFileHaveTheirExitCodes() throws Exception {
        Process bad = start();
        try (Writer in = writer(bad)) {
            in.write("nonsense\n");
        }
        assertThat(bad.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bad.exitValue()).isEqualTo(3);
        assertThat(errors()).isEqualTo("line 1: not valid JSON\n");
        Process missing = start(folder.resolve("none.jsonl").toString());
        assertThat(missing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(missing.exitValue()).isEqualTo(2);
    }

    private Process start(String... args) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.quietroom.gateway.Main",
                                "scan"),
                        Stream.of(args))
                .toList();
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    private static void feed(Process scan, int posts) {
        try (Writer in = writer(scan)) {
            for (int i = 0; i < posts; i++) {
                in.write("{\"id\":" + i
                        + ",\"text\":\"The garden was quiet today and my sister came by with soup, number " + i % 97
                        + ".\"}\n");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String next(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Writer writer(Process scan) {
        return new BufferedWriter(new OutputStreamWriter(scan.getOutputStream(), StandardCharsets.UTF_8));
    }

    private static BufferedReader reader(Process scan) {
        return new BufferedReader(new InputStreamReader(scan.getInputStream(), StandardCharsets.UTF_8));
    }
}
