package org.quietroom.moderation.desk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk's database: migrates it, runs transactions in it, says after each commit which case changed. */
final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Jdbi jdbi;
    private final List<Consumer<CaseId>> listeners = new CopyOnWriteArrayList<>();

    /** @throws UnavailableException if the database cannot be reached or migrated */
    Store(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/moderation")
                    .table("flyway_moderation")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw away(e);
        }
        jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    <T> T read(Work<T> work) {
        try {
            return jdbi.withHandle(work::in);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    /** Runs {@code work} in one transaction, which an exception rolls back. */
    <T> T write(Work<T> work) {
        try {
            return jdbi.inTransaction(work::in);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    void listen(Consumer<CaseId> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<CaseId> listener) {
        listeners.remove(listener);
    }

    /** Called after a commit. A listener that throws harms nobody else. */
    void changed(CaseId id) {
        for (Consumer<CaseId> listener : listeners) {
            try {
                listener.accept(id);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the desk failed: {}", e.getClass().getName());
            }
        }
    }

    private static UnavailableException away(RuntimeException e) {
        return new UnavailableException(
                "The desk's store does not answer (" + e.getClass().getSimpleName()
                        + "). Check the database address, its disk and its rights, then try again.",
                e);
    }

    /** Some statements. */
    @FunctionalInterface
    interface Work<T> {
        T in(Handle handle);
    }
}
