package org.quietroom.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;

/**
 * What a Synapse of several processes stands on: Debian's PostgreSQL and Redis, on loopback and not as root, and two workers that take
 * what clients ask. {@link #BOTH} also writes the events of all, and runs what one process alone does; so the main process has
 * nothing to do with a message.
 */
final class Workers implements AutoCloseable {
    static final String TALKS = "talks";
    static final String BOTH = "writes";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final List<Daemon> running = new ArrayList<>();
    private final int postgres = FreePort.next();
    private final int redis = FreePort.next();
    private final int mainReplication = FreePort.next();
    private final int writerReplication = FreePort.next();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    private Workers(Path folder) {
        this.folder = folder;
        ports.put(TALKS, FreePort.next());
        ports.put(BOTH, FreePort.next());
    }

    /** Starts the database and Redis with their data in this folder, which is {@link Synapse#USER}'s. */
    static Workers start(Path folder) throws IOException {
        Workers workers = new Workers(folder);
        workers.startPostgres();
        Daemon server = Daemon.start(
                Synapse.USER,
                folder,
                folder.resolve("redis.log"),
                Map.of(),
                List.of("redis-server", "--bind", "127.0.0.1", "--port", "" + workers.redis, "--save", ""));
        workers.running.add(server);
        server.await("Redis", () -> Daemon.listens(workers.redis));
        return workers;
    }

    /** Skips the test, with one line, where one of the two is missing. */
    static void skipIfAbsent() {
        Assumptions.assumeTrue(
                Files.isDirectory(PROGRAMS) && Daemon.installed("redis-server"),
                "skipped: no PostgreSQL or no Redis (apt install postgresql redis-server)");
    }

    private void startPostgres() throws IOException {
        Path programs = newest();
        Path data = folder.resolve("postgres");
        Daemon.run(
                Synapse.USER,
                List.of(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=synapse",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        Daemon server = Daemon.start(
                Synapse.USER,
                folder,
                folder.resolve("postgres.log"),
                Map.of(),
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + postgres,
                        "-k",
                        folder.toString(),
                        "-F"));
        running.add(server);
        server.await(
                "PostgreSQL",
                () -> Daemon.run(
                                Synapse.USER,
                                List.of(
                                        programs.resolve("pg_isready").toString(),
                                        "-h",
                                        "127.0.0.1",
                                        "-p",
                                        "" + postgres))
                        .contains("accepting"));
    }

    private static Path newest() throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(PROGRAMS)) {
            versions.forEach(all::add);
        }
        return all.stream()
                .max(Path::compareTo)
                .orElseThrow(() -> new IOException("no PostgreSQL in " + PROGRAMS))
                .resolve("bin");
    }

    /** The workers by their names, and where each answers clients. */
    Map<String, Integer> ports() {
        return ports;
    }

    int portOfNext(int number) {
        return List.copyOf(ports.values()).get(number % ports.size());
    }

    /** How a client of PostgreSQL finds the database. */
    String database() {
        return "postgresql://synapse@127.0.0.1:" + postgres + "/postgres";
    }

    /** Adds to what all processes are told what makes them one server; writes what each worker is told besides. */
    void write(Map<String, Object> config) throws IOException {
        config.put("database", Map.of("name", "psycopg2", "args", connection()));
        config.put("redis", Map.of("enabled", true, "host", "127.0.0.1", "port", redis));
        config.put(
                "instance_map",
                Map.of(
                        "main",
                        Map.of("host", "127.0.0.1", "port", mainReplication),
                        BOTH,
                        Map.of("host", "127.0.0.1", "port", writerReplication)));
        config.put("stream_writers", Map.of("events", BOTH));
        config.put("run_background_tasks_on", BOTH);
        List<Object> listeners = new ArrayList<>((List<?>) config.get("listeners"));
        listeners.add(SynapseConfig.listener(mainReplication, "replication"));
        config.put("listeners", listeners);
        for (var worker : ports.entrySet()) {
            List<Object> own = new ArrayList<>(List.of(SynapseConfig.listener(worker.getValue(), "client")));
            if (worker.getKey().equals(BOTH)) {
                own.add(SynapseConfig.listener(writerReplication, "replication"));
            }
            Map<String, Object> told = Map.of(
                    "worker_app",
                    "synapse.app.generic_worker",
                    "worker_name",
                    worker.getKey(),
                    "worker_listeners",
                    own,
                    "worker_log_config",
                    folder.resolve("log.yaml").toString());
            new ObjectMapper()
                    .writeValue(folder.resolve(worker.getKey() + ".yaml").toFile(), told);
        }
    }

    private Map<String, Object> connection() {
        return Map.of(
                "user",
                "synapse",
                "dbname",
                "postgres",
                "host",
                "127.0.0.1",
                "port",
                postgres,
                "cp_min",
                1,
                "cp_max",
                5);
    }

    @Override
    public void close() {
        running.forEach(Daemon::close);
    }
}
