package org.quietroom.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gate.LoopbackGate;

/**
 * A real Synapse with SQLite on a port of loopback that was free, in a folder of its own. Root starts it as user
 * {@code nobody}. It comes from a virtual environment of Python's: {@code -Dquietroom.synapse}, {@code QUIETROOM_SYNAPSE}, or
 * one of the default folders.
 */
final class Synapse implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String SHARED_SECRET = "a registration secret for tests alone";
    private static final String USER = "nobody";
    private static final Path MODULE = Path.of("../matrix"); // seen from the gateway's folder too

    final URI address;
    final Path folder;
    private final int port;
    private @Nullable Daemon daemon;

    private Synapse(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** A server whose module has these settings and asks the gate there. */
    static Synapse start(String gate, Map<String, Object> settings) throws IOException {
        Synapse server = new Synapse(Files.createTempDirectory("quietroom-synapse"), FreePort.next());
        server.write(gate, settings);
        server.start();
        return server;
    }

    /** Skips the test, with one line, where there is no Synapse. */
    static void skipIfAbsent() {
        Assumptions.assumeTrue(
                Files.isExecutable(environment().resolve("bin/python")),
                "skipped: no Synapse (pip install -r adapters/matrix/quietroom-synapse/requirements-tests.txt into a"
                        + " virtual environment; -Dquietroom.synapse says where)");
    }

    /** The interpreter that has Synapse and the client. */
    static String python() {
        return environment().resolve("bin/python").toString();
    }

    private static Path environment() {
        String given = System.getProperty("quietroom.synapse", System.getenv("QUIETROOM_SYNAPSE"));
        if (given != null) {
            return Path.of(given);
        }
        Path all = Path.of("/var/cache/quietroom/synapse");
        return Files.isDirectory(all) ? all : Path.of(System.getProperty("user.home"), ".cache/quietroom/synapse");
    }

    /** What it logged. */
    String log() throws IOException {
        return Files.readString(folder.resolve("console.log"));
    }

    Path database() {
        return folder.resolve("homeserver.db");
    }

    void start() throws IOException {
        Daemon started = Daemon.start(
                USER,
                folder,
                folder.resolve("console.log"),
                Map.of(
                        "PYTHONPATH",
                        folder.resolve("module").toString(),
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "HOME",
                        folder.toString()),
                List.of(
                        python(),
                        "-m",
                        "synapse.app.homeserver",
                        "-c",
                        folder.resolve("homeserver.yaml").toString()));
        daemon = started;
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question =
                HttpRequest.newBuilder(address.resolve("/health")).build();
        started.await(
                "Synapse",
                () -> http.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** Stops it in order; its data stays. */
    void stop() {
        Daemon running = daemon;
        daemon = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() {
        stop();
        Daemon.delete(folder);
    }

    private void write(String gate, Map<String, Object> settings) throws IOException {
        Path module = Files.createDirectories(folder.resolve("module/quietroom_synapse"));
        try (Stream<Path> sources = Files.list(MODULE.resolve("quietroom-synapse/quietroom_synapse"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, module.resolve(source.getFileName()));
            }
        }
        Path secretFile = Files.writeString(folder.resolve("gate.secret"), LoopbackGate.SECRET);
        Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-------"));
        Map<String, Object> config = SynapseConfig.of(folder, port, signingKey());
        config.put("modules", SynapseConfig.module(gate, secretFile, settings));
        new ObjectMapper().writeValue(folder.resolve("homeserver.yaml").toFile(), config);
        Files.writeString(folder.resolve("log.yaml"), SynapseConfig.LOG);
        Daemon.give(folder, USER);
    }

    private static String signingKey() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        return "ed25519 a_test " + Base64.getEncoder().withoutPadding().encodeToString(seed);
    }
}
