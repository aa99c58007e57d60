package org.quietroom.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The pool of connections to the store. SQLite: WAL, every commit on disk before it counts, write transactions that take
 * their lock at once, deleted rows overwritten. A store that does not answer is given up: a server after two
 * seconds, a file, where one waits for other writers, after five.
 */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final boolean sqlite;

    private Database(HikariDataSource pool, boolean sqlite) {
        this.pool = pool;
        this.sqlite = sqlite;
    }

    /**
     * Connects.
     *
     * @throws RefusedException if the store does not answer
     */
    public static Database open(Config.Store store) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("quietroom-store");
        config.setMaximumPoolSize(store.pool());
        config.setMinimumIdle(1);
        config.setConnectionTimeout((store.sqlite() ? PATIENCE : SERVER_PATIENCE).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        if (store.sqlite()) {
            DataFolder.ownedFile(store.file());
            config.setDataSource(sqlite(store.url()));
        } else {
            config.setJdbcUrl(store.url());
            config.setUsername(store.user().isEmpty() ? null : store.user());
            config.setPassword(
                    store.password() == null ? null : store.password().reveal());
            config.addDataSourceProperty("ApplicationName", "quietroom");
            config.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
            config.addDataSourceProperty("socketTimeout", PATIENCE.toSeconds() * 4);
            config.addDataSourceProperty("tcpKeepAlive", true);
        }
        try {
            return new Database(
                    store.sqlite() ? new WatchedPool(config, store.file()) : new HikariDataSource(config),
                    store.sqlite());
        } catch (PoolInitializationException e) {
            throw new RefusedException(
                    "The store does not answer (" + state(e)
                            + "). Start the database; compare store.url, user and password; then run quietroom doctor.",
                    e);
        }
    }

    private static SQLiteDataSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static String state(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? "SQL state " + sql.getSQLState()
                : cause.getClass().getSimpleName();
    }

    /** What modules are handed. */
    public DataSource source() {
        return pool;
    }

    /** Whether it is an SQLite file. */
    public boolean sqlite() {
        return sqlite;
    }

    /** A connection, for what only the program itself does. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
