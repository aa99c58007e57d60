package org.quietroom.xmpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;

/**
 * A real XMPP server on ports of loopback that were free, in a folder of its own, with the accounts alice, bob, carol and dave.
 * It refuses to run as root, so root starts it as the user that its package made.
 */
public abstract class XmppServer implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String PASSWORD = "pw";
    static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");

    /** Where clients connect. */
    public final int clientPort = FreePort.next();

    /** Where components connect (XEP-0114). */
    public final int componentPort = FreePort.next();

    final Path folder;
    final String user;
    private @Nullable Daemon daemon;

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

    /** Everything that the server keeps on its disk, archives among it, by file; what it only has in memory comes there when it stops. */
    public final Map<String, String> kept() {
        Path data = folder.resolve("data");
        Map<String, String> kept = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.put(data.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept;
    }

    /** The same as one text. */
    public final String stored() {
        return String.join("\n", kept().values());
    }

    /** Starts it; again after {@link #stop}. */
    public void start() throws IOException {
        Daemon.give(folder, user);
        Daemon started =
                Daemon.start(user, folder, folder.resolve("console.log"), Map.of("HOME", folder.toString()), command());
        daemon = started;
        started.await(user, this::ready);
    }

    /** Stops it in order, each of its programs by itself; its data stays. */
    public final void stop() {
        Daemon running = daemon;
        daemon = null;
        if (running != null) {
            running.closeEach();
        }
    }

    @Override
    public final void close() {
        stop();
        Daemon.delete(folder);
    }
}
