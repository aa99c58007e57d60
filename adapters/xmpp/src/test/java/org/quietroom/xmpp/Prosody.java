package org.quietroom.xmpp;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.FreePort;

/**
 * A real Prosody on ports of loopback that were free, in a folder of its own, with the accounts alice, bob, carol and dave.
 * It refuses to run as root, so root starts it as user {@code prosody}. Used by tests of the gateway too.
 */
public final class Prosody implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String PASSWORD = "pw";
    private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");
    private static final long DEADLINE_NANOS = SECONDS.toNanos(20);

    /** Where clients connect. */
    public final int clientPort = FreePort.next();

    /** Where components connect (XEP-0114). */
    public final int componentPort = FreePort.next();

    private final Path folder;
    private @Nullable Process process;

    private Prosody(Path folder) {
        this.folder = folder;
    }

    /** Starts a server with these lines, host sections included, at the end of its configuration. */
    public static Prosody start(String sections) {
        skipIfAbsent();
        try {
            Prosody server = new Prosody(Files.createTempDirectory("quietroom-prosody"));
            server.write(sections);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test, with one line, where there is no Prosody. */
    public static void skipIfAbsent() {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prosody")));
        Assumptions.assumeTrue(present, "skipped: prosody is not installed (Debian: apt install prosody)");
    }

    /** What the server logged, at debug. */
    public String log() {
        try {
            return Files.readString(folder.resolve("prosody.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the server keeps on its disk, archives among it. */
    public String stored() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /** Starts it again after {@link #stop}. */
    public void start() throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "prosody", "--"));
        }
        command.addAll(List.of(
                "prosody", "-F", "--config", folder.resolve("prosody.cfg.lua").toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        awaitPort(clientPort);
    }

    /** Stops it in order; its data stays. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
        all.get(0).destroy();
        try {
            if (!running.waitFor(10, SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                running.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String sections) throws IOException {
        copyModule(Files.createDirectories(folder.resolve("plugins/mod_quietroom")));
        Files.createDirectories(folder.resolve("data/localhost/accounts"));
        for (String account : ACCOUNTS) {
            addAccount(account);
        }
        Files.writeString(
                folder.resolve("prosody.cfg.lua"),
                String.join(
                        "\n",
                        "data_path = '" + folder.resolve("data") + "'",
                        "certificates = '" + folder + "'",
                        "plugin_paths = { '" + folder.resolve("plugins") + "' }",
                        "log = { debug = '" + folder.resolve("prosody.log") + "' }",
                        "interfaces = { '127.0.0.1' }; component_interfaces = { '127.0.0.1' }",
                        "c2s_ports = { " + clientPort + " }; component_ports = { " + componentPort + " }",
                        "c2s_require_encryption = false; allow_unencrypted_plain_auth = true",
                        "authentication = 'internal_plain'",
                        "modules_enabled = { 'roster', 'saslauth', 'disco', 'ping', 'carbons', 'vcard_legacy', 'pep' }",
                        "modules_disabled = { 's2s', 'tls' }",
                        "VirtualHost 'localhost'",
                        sections,
                        ""));
        if (root()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    own(file);
                }
            }
        }
    }

    /** The module as the jar of the adapter holds it. */
    private static void copyModule(Path to) throws IOException {
        URI main = URI.create(requireNonNull(Prosody.class.getResource("prosody/mod_quietroom/mod_quietroom.lua"))
                .toString());
        if (main.getScheme().equals("file")) {
            copyAll(requireNonNull(Path.of(main).getParent()), to);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(main, Map.of())) {
                copyAll(requireNonNull(jar.provider().getPath(main).getParent()), to);
            }
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> sources = Files.list(from)) {
            for (Path source : sources.toList()) {
                Files.copy(source, to.resolve(source.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Makes an account with this name and {@link #PASSWORD}. */
    public void addAccount(String name) {
        try {
            Path file = folder.resolve("data/localhost/accounts/" + name + ".dat");
            Files.writeString(file, "return { [\"password\"] = \"" + PASSWORD + "\" };\n");
            if (root()) {
                own(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void own(Path file) throws IOException {
        var owner = file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("prosody");
        Files.setOwner(file, owner);
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void awaitPort(int port) throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                Process running = process;
                if (System.nanoTime() > end || running == null || !running.isAlive()) {
                    throw new IOException(
                            "prosody did not come up:\n" + Files.readString(folder.resolve("console.log")), e);
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
