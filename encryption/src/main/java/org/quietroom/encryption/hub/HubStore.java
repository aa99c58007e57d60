package org.quietroom.encryption.hub;

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

/** The hub's database: migrates it and runs transactions in it. Blocking; safe for many threads. */
final class HubStore {
    private final Jdbi jdbi;

    /** @throws UnavailableException if the database cannot be reached or migrated */
    HubStore(DataSource source) {
        migrate(source);
        jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    static void migrate(DataSource source) {
        try {
            Flyway.configure(HubStore.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/encryption")
                    .table("flyway_encryption")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw away(e);
        }
    }

    <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    /** Runs {@code work} in one transaction, which an exception rolls back. */
    <T> T write(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    private static UnavailableException away(RuntimeException e) {
        return new UnavailableException(
                "The hub's store does not answer (" + e.getClass().getSimpleName()
                        + "). Check the database address, its disk and its rights, then try again.",
                e);
    }
}
