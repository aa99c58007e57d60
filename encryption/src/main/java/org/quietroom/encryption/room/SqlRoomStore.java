package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.quietroom.core.port.UnavailableException;

/**
 * A store in SQLite or PostgreSQL; many rooms may share one.
 *
 * <p>Guarantee: a write is on the disk when it returns (on SQLite {@code synchronous} is set to FULL for it), and of two objects
 * that were opened for one room only the later can write. Blocking; safe for many threads.
 */
public final class SqlRoomStore implements RoomStore {
    private final Jdbi jdbi;
    private final String scope;
    private long version;

    private SqlRoomStore(Jdbi jdbi, String scope, long version) {
        this.jdbi = jdbi;
        this.scope = scope;
        this.version = version;
    }

    /**
     * Opens a device's room; its tables are brought up to date.
     *
     * @param source never closed here
     * @param scope the room's name among others in this database, such as the member's URI
     * @throws UnavailableException if the database cannot be reached or migrated
     */
    public static SqlRoomStore open(DataSource source, String scope) {
        requireNonNull(scope, "scope");
        try {
            Flyway.configure(SqlRoomStore.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/sealedroom")
                    .table("flyway_sealedroom")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw away(e);
        }
        return reopen(source, scope);
    }

    /** The same without looking at the tables. */
    static SqlRoomStore reopen(DataSource source, String scope) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return new SqlRoomStore(jdbi, scope, begun(jdbi, scope));
    }

    /** Counts on, so that whoever had this room open can write no more. */
    private static long begun(Jdbi jdbi, String scope) {
        return transaction(jdbi, handle -> {
            handle.createUpdate("INSERT INTO sealed_room (scope, version) VALUES (:scope, 0) ON CONFLICT DO NOTHING")
                    .bind("scope", scope)
                    .execute();
            handle.createUpdate("UPDATE sealed_room SET version = version + 1 WHERE scope = :scope")
                    .bind("scope", scope)
                    .execute();
            return handle.createQuery("SELECT version FROM sealed_room WHERE scope = :scope")
                    .bind("scope", scope)
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Override
    public String scope() {
        return scope;
    }

    @Override
    public Optional<Bytes> read(Key key) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT body FROM sealed_room_record WHERE scope = :scope AND kind = :kind AND number = :number")
                    .bind("scope", scope)
                    .bind("kind", key.kind())
                    .bind("number", key.number())
                    .map((row, context) -> Bytes.copyFrom(row.getBytes(1)))
                    .findOne());
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    @Override
    public SortedMap<Long, Bytes> list(String kind, long after, int most) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT number, body FROM sealed_room_record WHERE scope = :scope"
                                    + " AND kind = :kind AND number > :after ORDER BY number LIMIT :most")
                    .bind("scope", scope)
                    .bind("kind", kind)
                    .bind("after", after)
                    .bind("most", most)
                    .reduceRows(new TreeMap<Long, Bytes>(), (map, row) -> {
                        map.put(
                                row.getColumn("number", Long.class),
                                Bytes.copyFrom(row.getColumn("body", byte[].class)));
                        return map;
                    }));
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    @Override
    public void write(Map<Key, Optional<Bytes>> changes) {
        counted(handle -> changes.forEach((key, body) -> {
            var statement = handle.createUpdate(
                            body.isPresent()
                                    ? "INSERT INTO sealed_room_record (scope, kind, number, body)"
                                            + " VALUES (:scope, :kind, :number, :body)"
                                            + " ON CONFLICT (scope, kind, number) DO UPDATE SET body = excluded.body"
                                    : "DELETE FROM sealed_room_record WHERE scope = :scope AND kind = :kind AND number = :number")
                    .bind("scope", scope)
                    .bind("kind", key.kind())
                    .bind("number", key.number());
            body.ifPresent(bytes -> statement.bind("body", bytes.toByteArray()));
            statement.execute();
        }));
    }

    @Override
    public void clear() {
        counted(handle -> handle.createUpdate("DELETE FROM sealed_room_record WHERE scope = :scope")
                .bind("scope", scope)
                .execute());
    }

    private synchronized void counted(Consumer<Handle> work) {
        version = transaction(jdbi, handle -> {
            int mine = handle.createUpdate("UPDATE sealed_room SET version = version + 1"
                            + " WHERE scope = :scope AND version = :version")
                    .bind("scope", scope)
                    .bind("version", version)
                    .execute();
            if (mine != 1) {
                throw new OvertakenException();
            }
            work.accept(handle);
            return version + 1;
        });
    }

    private static <T> T transaction(Jdbi jdbi, Function<Handle, T> work) {
        try {
            return jdbi.withHandle(handle -> {
                if (isSqlite(handle)) {
                    handle.execute("PRAGMA synchronous = FULL");
                }
                return handle.inTransaction(work::apply);
            });
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    private static boolean isSqlite(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("SQLite");
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static UnavailableException away(Exception e) {
        return new UnavailableException(
                "The store of a sealed room does not answer ("
                        + e.getClass().getSimpleName()
                        + "). Check the database address, its disk and its rights, then open the room again.",
                e);
    }
}
