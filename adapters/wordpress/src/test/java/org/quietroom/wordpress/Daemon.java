package org.quietroom.wordpress;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Tied;

/** A server in the foreground, as its own user where root starts it; ended by its number with all it started, and with this program. */
final class Daemon implements AutoCloseable {
    private static final long DEADLINE_NANOS = SECONDS.toNanos(240);

    private final Process process;
    private final Path log;

    private Daemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param user the Debian user it runs as */
    static Daemon start(String user, Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(Tied.command(as(user, command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Daemon(builder.start(), log);
    }

    /** Runs something to its end and returns what it said. */
    static String run(String user, List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(as(user, command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.get(0) + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    void await(String what, Callable<Boolean> condition) throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception e) {
                if (System.nanoTime() > end) {
                    throw new IOException(what + " did not come up:\n" + Files.readString(log), e);
                }
            }
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException(what + " did not come up:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        Tied.end(process);
        try {
            if (!process.waitFor(10, SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    static boolean installed(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Skips the test, with one line, where PHP lacks what a test needs beside. */
    static void skipWithoutPhp(String... extensions) {
        for (String extension : extensions) {
            boolean there;
            try {
                run(WordPress.USER, List.of("php", "-r", "exit(extension_loaded('" + extension + "') ? 0 : 1);"));
                there = true;
            } catch (IOException e) {
                there = false;
            }
            Assumptions.assumeTrue(
                    there, "skipped: PHP has no " + extension + " (Debian: apt install php-" + extension + ")");
        }
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Gives a folder to a user, where root makes it. */
    static void own(Path path, String user) throws IOException {
        if (root()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        }
    }

    private static List<String> as(String user, List<String> command) {
        List<String> all = new ArrayList<>();
        if (root()) {
            all.addAll(List.of("runuser", "-u", user, "--"));
        }
        all.addAll(command);
        return all;
    }
}
