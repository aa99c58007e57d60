package org.quietroom.core.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server in the foreground, as its own user where root starts it; it ends with all it started when it is closed, and with this
 * program ({@link Tied}).
 */
public final class Daemon implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long GOODBYE_SECONDS = 30;

    private final Process process;
    private final Path log;

    private Daemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one, in this folder.
     *
     * @param user whom root makes it run as
     * @param log where all it says is written
     */
    public static Daemon start(
            String user, Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(Tied.command(as(user, command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Daemon(builder.start(), log);
    }

    /** Runs something to its end and returns what it said. */
    public static String run(String user, List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(as(user, command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    /**
     * Waits until it is there; whoever looks too early may fail.
     *
     * @throws IOException if it ended, or does not come up; the message has its log
     */
    public void await(String what, Await.Condition<?> up) throws IOException {
        try {
            Await.until(PATIENCE, what, () -> is(up) || ended());
        } catch (AssertionError e) {
            throw new IOException(what + " did not come up:\n" + Files.readString(log), e);
        }
    }

    private static boolean is(Await.Condition<?> up) {
        try {
            return up.holds();
        } catch (Exception e) {
            return false;
        }
    }

    private boolean ended() {
        if (!process.isAlive()) {
            throw new AssertionError("it ended");
        }
        return false;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it in order, or after a while by force, with all it started; returns when it ended. */
    @Override
    public void close() {
        end(List.of(process.toHandle()));
    }

    /** As {@link #close}, but every program that it started is asked to end, too. */
    public void closeEach() {
        end(all());
    }

    private List<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void end(List<ProcessHandle> asked) {
        List<ProcessHandle> all = all();
        asked.forEach(ProcessHandle::destroy); // of the handle: the process's own would close the pipe, and so kill
        try {
            if (!process.waitFor(GOODBYE_SECONDS, SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether somebody takes connections there, on loopback. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean installed(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Gives what is there, and all below it, to a user; where root makes it. */
    public static void give(Path there, String user) throws IOException {
        if (!root()) {
            return;
        }
        var owner = there.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (Stream<Path> files = Files.walk(there)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
