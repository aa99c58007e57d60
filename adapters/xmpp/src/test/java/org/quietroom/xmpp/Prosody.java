package org.quietroom.xmpp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Daemon;

/** A real Prosody, with our module where it looks for modules. Used by tests of the gateway too. */
public final class Prosody extends XmppServer {
    private final boolean components;

    private Prosody(boolean components) {
        super("prosody");
        this.components = components;
    }

    /** Starts a server with these lines, host sections included, at the end of its configuration. */
    public static Prosody start(String sections) {
        skipIfAbsent();
        try {
            Prosody server = new Prosody(sections.contains("component_secret"));
            server.write(sections);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that takes a component with this domain. */
    public static Prosody withComponent(String domain, String secret) {
        return start("Component '" + domain + "'\ncomponent_secret = '" + secret + "'");
    }

    /** Skips the test, with one line, where there is no Prosody. */
    public static void skipIfAbsent() {
        Assumptions.assumeTrue(
                Daemon.installed("prosody"), "skipped: prosody is not installed (Debian: apt install prosody)");
    }

    @Override
    List<String> command() {
        return List.of(
                "prosody", "-F", "--config", folder.resolve("prosody.cfg.lua").toString());
    }

    @Override
    boolean ready() {
        return Daemon.listens(clientPort) && (!components || Daemon.listens(componentPort));
    }

    /** What the server logged, at debug. */
    @Override
    public String log() {
        try {
            return Files.readString(folder.resolve("prosody.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String sections) throws IOException {
        copyModule(Files.createDirectories(folder.resolve("plugins/mod_quietroom")));
        Files.createDirectories(folder.resolve("data/localhost/accounts"));
        ACCOUNTS.forEach(this::addAccount);
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

    @Override
    public void addAccount(String name) {
        try {
            Path file = folder.resolve("data/localhost/accounts/" + name + ".dat");
            Files.writeString(file, "return { [\"password\"] = \"" + PASSWORD + "\" };\n");
            Daemon.give(file, user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
