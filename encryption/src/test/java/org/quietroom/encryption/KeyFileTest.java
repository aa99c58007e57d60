package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key file promises when several make it at once, when its maker is killed, and when there is no space. */
final class KeyFileTest {
    @TempDir
    Path directory;

    @Test
    void threadsThatCreateItAtOnceAllGetTheSameKeysAndOneMadeThem() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                Path path = directory.resolve("keys-" + round);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<KeyRing>> rings = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    rings.add(pool.submit(() -> {
                        start.await();
                        return KeyRing.openOrCreate(path);
                    }));
                }
                start.countDown();
                Set<String> fingerprints = new HashSet<>();
                int makers = 0;
                for (Future<KeyRing> ring : rings) {
                    KeyRing opened = ring.get(30, TimeUnit.SECONDS);
                    fingerprints.add(opened.fingerprint());
                    makers += opened.created() ? 1 : 0;
                }
                assertThat(fingerprints).hasSize(1);
                assertThat(makers).isEqualTo(1);
                assertThat(KeyRing.open(path).fingerprint()).isIn(fingerprints);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void processesThatCreateItAtOnceAllGetTheSameKeys() throws Exception {
        Path path = directory.resolve("keys");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(java(List.of(), "open", path));
        }
        Set<String> fingerprints = new HashSet<>();
        for (Process process : processes) {
            fingerprints.add(Iterables.getLast(outputOf(process, 0).lines().toList()));
        }

        assertThat(fingerprints).containsExactly(KeyRing.open(path).fingerprint());
    }

    @Test
    void aMakerKilledBeforeTheFileShowsLeavesNoFileAndTheNextStartMakesOne() throws Exception {
        Path path = directory.resolve("keys");

        outputOf(java(List.of(), "halt", path), 137);
        assertThat(path).doesNotExist();
        assertThat(filesIn(directory)).as("what the killed one left").hasSize(1);

        assertThat(KeyRing.openOrCreate(path).created()).isTrue();
        assertThat(filesIn(directory)).containsExactlyInAnyOrder(path, directory.resolve(".keys.lock"));
    }

    @Test
    void oneThatAppearsWhileAnotherIsMadeIsNeverOverwritten() {
        Path path = directory.resolve("keys");
        List<KeyRing> first = new ArrayList<>();

        KeyRing second = KeyRing.openOrCreate(path, null, () -> first.add(KeyRing.openOrCreate(path)));

        assertThat(first.get(0).created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.fingerprint()).isEqualTo(first.get(0).fingerprint());
    }

    @Test
    void whenNothingCanBeWrittenNoHalfFileIsLeft() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeThat(shell)
                .as("skipped: a shell is needed to limit the size of files")
                .isExecutable();
        Path path = directory.resolve("keys");

        String output =
                outputOf(java(List.of(shell.toString(), "-c", "ulimit -f 0; exec \"$@\"", "sh"), "open", path), 1);

        assertThat(output).contains("UNWRITABLE").contains("have space");
        assertThat(filesIn(directory)).isEmpty();
    }

    static Process java(List<String> before, String act, Path path) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KeyFileProgram.class.getName(),
                act,
                path.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String outputOf(Process process, int expectedExit) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(expectedExit);
        return output;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
