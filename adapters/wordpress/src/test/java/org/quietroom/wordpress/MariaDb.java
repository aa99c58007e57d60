package org.quietroom.wordpress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.quietroom.core.testkit.Daemon;

/** A MariaDB in a folder of its own that is reached by its socket alone, with one empty database. */
final class MariaDb implements AutoCloseable {
    static final String USER = "mysql";
    static final String DATABASE = "wordpress";

    private final Daemon daemon;
    private final Path socket;

    private MariaDb(Daemon daemon, Path socket) {
        this.daemon = daemon;
        this.socket = socket;
    }

    static MariaDb start(Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("db"));
        Daemon.give(data, USER);
        Path socket = data.resolve("sock");
        Daemon.run(
                USER,
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--innodb-log-file-size=8M"));
        Daemon daemon = Daemon.start(
                USER,
                folder,
                folder.resolve("db.log"),
                Map.of(),
                List.of(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--socket=" + socket,
                        "--pid-file=" + data.resolve("pid"),
                        "--skip-networking",
                        "--skip-grant-tables",
                        "--innodb-log-file-size=8M",
                        "--innodb-buffer-pool-size=32M",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--character-set-server=utf8mb4"));
        MariaDb db = new MariaDb(daemon, socket);
        daemon.await("mariadbd", () -> Files.exists(socket));
        db.client("mariadb", "-e", "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
        return db;
    }

    Path socket() {
        return socket;
    }

    /** Everything that is in the database, as SQL with one line a row. */
    String dump() throws IOException {
        return client("mariadb-dump", "--skip-extended-insert", "--hex-blob=0", DATABASE);
    }

    private String client(String program, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(program, "--no-defaults", "--socket=" + socket));
        command.addAll(List.of(arguments));
        return Daemon.run(USER, command);
    }

    @Override
    public void close() {
        daemon.close();
    }
}
