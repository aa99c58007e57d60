package org.quietroom.gateway.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.quietroom.core.port.UnavailableException;

/** A few named values that the program keeps about its own store. Blocking; safe for many threads. */
public final class Facts {
    private final Jdbi jdbi;

    /** @param source a store whose schema is prepared */
    public Facts(DataSource source) {
        this.jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** @throws UnavailableException if the store does not answer */
    public Optional<String> find(String name) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("SELECT value FROM gateway_fact WHERE name = :name")
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne());
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    /** Stores a value if there is none yet. */
    public void putIfAbsent(String name, String value) {
        write(
                "INSERT INTO gateway_fact (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING",
                name,
                value);
    }

    /** Stores a value. */
    public void put(String name, String value) {
        write(
                "INSERT INTO gateway_fact (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    private void write(String sql, String name, String value) {
        try {
            jdbi.useTransaction(handle -> handle.createUpdate(sql)
                    .bind("name", name)
                    .bind("value", value)
                    .execute());
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    private static UnavailableException away(JdbiException e) {
        return new UnavailableException("The store does not answer. Look at the database, its disk and its rights.", e);
    }
}
