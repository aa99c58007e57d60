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
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gate.LoopbackGate;

/**
 * A real Synapse on ports of loopback that were free, in a folder of its own: one process with SQLite, or several with what
 * {@link Workers} gives them. Root starts it as user {@code nobody}. It comes from a virtual environment of Python's:
 * {@code -Dquietroom.synapse}, {@code QUIETROOM_SYNAPSE}, or one of the default folders.
 */
final class Synapse implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String SHARED_SECRET = "a registration secret for tests alone";
    static final String USER = "nobody";
    private static final Path MODULE = Path.of("../matrix"); // seen from the gateway's folder too

    final URI address;
    final Path folder;
    private final int port;
    private final @Nullable Workers workers;
    private final List<Daemon> running = new ArrayList<>();
    private int entered;

    private Synapse(Path folder, int port, @Nullable Workers workers) {
        this.folder = folder;
        this.port = port;
        this.workers = workers;
        this.address = address(port);
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A server whose module has these settings and asks the gate there. */
    static Synapse start(String gate, Map<String, Object> settings) throws IOException {
        return started(
                new Synapse(Files.createTempDirectory("quietroom-synapse"), FreePort.next(), null), gate, settings);
    }

    /** As {@link #start}, on PostgreSQL and with workers: what members do is done by these. */
    static Synapse startWithWorkers(String gate, Map<String, Object> settings) throws IOException {
        Path folder = Files.createTempDirectory("quietroom-synapse");
        Daemon.give(folder, USER);
        return started(new Synapse(folder, FreePort.next(), Workers.start(folder)), gate, settings);
    }

    private static Synapse started(Synapse server, String gate, Map<String, Object> settings) throws IOException {
        server.write(gate, settings);
        server.start();
        return server;
    }

    /** Where each worker answers clients, by its name; nothing without workers. */
    Map<String, URI> workers() {
        Map<String, URI> all = new LinkedHashMap<>();
        if (workers != null) {
            workers.ports().forEach((name, at) -> all.put(name, address(at)));
        }
        return all;
    }

    /** Where the next member's client is sent, as a proxy would: to the workers by turns, if there are any. */
    synchronized URI addressForNextMember() {
        return workers == null ? address : address(workers.portOfNext(entered++));
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

    /** What the main process logged. */
    String log() throws IOException {
        return log("main");
    }

    /** What a process logged: {@code main}, or a worker's name. */
    String log(String process) throws IOException {
        return Files.readString(folder.resolve(process + ".log"));
    }

    /** What a driver that reads tables is given to find the database. */
    String database() {
        return workers == null ? folder.resolve("homeserver.db").toString() : workers.database();
    }

    void start() throws IOException {
        start("main", port, "synapse.app.homeserver", List.of("homeserver.yaml"));
        if (workers != null) {
            for (var worker : workers.ports().entrySet()) {
                String name = worker.getKey();
                start(
                        name,
                        worker.getValue(),
                        "synapse.app.generic_worker",
                        List.of("homeserver.yaml", name + ".yaml"));
            }
        }
    }

    private void start(String name, int port, String program, List<String> configs) throws IOException {
        List<String> command = new ArrayList<>(List.of(python(), "-m", program));
        configs.forEach(
                config -> command.addAll(List.of("-c", folder.resolve(config).toString())));
        Daemon started = Daemon.start(
                USER,
                folder,
                folder.resolve(name + ".log"),
                Map.of(
                        "PYTHONPATH",
                        folder.resolve("module").toString(),
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "HOME",
                        folder.toString()),
                command);
        running.add(0, started);
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question =
                HttpRequest.newBuilder(address(port).resolve("/health")).build();
        started.await(
                "Synapse",
                () -> http.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** Stops it in order, workers first; its data stays. */
    void stop() {
        running.forEach(Daemon::close);
        running.clear();
    }

    @Override
    public void close() {
        stop();
        if (workers != null) {
            workers.close();
        }
        Daemon.delete(folder);
    }

    private void write(String gate, Map<String, Object> settings) throws IOException {
        Path module = Files.createDirectories(folder.resolve("module/quietroom_synapse"));
        try (Stream<Path> sources = Files.list(MODULE.resolve("quietroom-synapse/quietroom_synapse"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, module.resolve(source.getFileName()));
            }
        }
        Files.copy(MODULE.resolve("src/test/drivers/looking.py"), module.resolveSibling("looking.py"));
        Path secretFile = Files.writeString(folder.resolve("gate.secret"), LoopbackGate.SECRET);
        Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-------"));
        Map<String, Object> config = SynapseConfig.of(folder, port, signingKey());
        config.put("modules", SynapseConfig.module(gate, secretFile, settings));
        if (workers != null) {
            workers.write(config);
        }
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
