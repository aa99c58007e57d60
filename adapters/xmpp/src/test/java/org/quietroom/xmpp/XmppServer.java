package org.quietroom.xmpp;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.Tied;

/**
 * A real XMPP server on ports of loopback that were free, in a folder of its own, with the accounts alice, bob, carol and dave.
 * It refuses to run as root, so root starts it as the user that its package made.
 */
public abstract class XmppServer implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String PASSWORD = "pw";
    static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");
    private static final long DEADLINE_NANOS = SECONDS.toNanos(240);
    private static final long GOODBYE_SECONDS = 30;

    /** Where clients connect. */
    public final int clientPort = FreePort.next();

    /** Where components connect (XEP-0114). */
    public final int componentPort = FreePort.next();

    final Path folder;
    private final String user;
    private @Nullable Process process;

    /** @param user whom root makes it run as */
    XmppServer(String user) {
        this.user = user;
        try {
            folder = Files.createTempDirectory("quietroom-" + user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs it in the foreground. */
    abstract List<String> command();

    /** Whether it takes clients. */
    abstract boolean ready() throws IOException;

    /** Makes an account with this name and {@link #PASSWORD}, unless it is there. */
    public abstract void addAccount(String name);

    /** What the server logged. */
    public abstract String log();

    /** Starts it; again after {@link #stop}. */
    public void start() throws IOException {
        giveToUser(folder);
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", user, "--"));
        }
        command.addAll(command());
        Path console = folder.resolve("console.log");
        ProcessBuilder builder = new ProcessBuilder(Tied.command(command))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("HOME", folder.toString());
        Process running = builder.start();
        process = running;
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!ready()) {
            if (System.nanoTime() > end || !running.isAlive()) {
                throw new IOException(user + " did not come up:\n" + Files.readString(console));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Stops it in order; its data stays. */
    public final void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(GOODBYE_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public final void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void giveToUser(Path below) throws IOException {
        if (!root()) {
            return;
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        }
    }

    static boolean installed(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
