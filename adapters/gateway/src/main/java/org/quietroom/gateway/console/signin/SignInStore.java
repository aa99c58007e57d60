package org.quietroom.gateway.console.signin;

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

/** The console's own tables. Whatever the database throws becomes one exception, which names no statement and no value. */
final class SignInStore {
    private final Jdbi jdbi;

    SignInStore(DataSource source) {
        this.jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Brings the tables to this version.
     *
     * @throws UnavailableException if the database cannot be reached or migrated
     */
    static void migrate(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/console")
                    .table("flyway_console")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw away(e);
        }
    }

    /** Runs statements that each count by themselves. */
    <T> T with(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    /** Runs statements that count together or not at all. */
    <T> T together(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    private static UnavailableException away(RuntimeException e) {
        return new UnavailableException(
                "The console's store does not answer (" + e.getClass().getSimpleName()
                        + "). Check the database address, its disk and its rights, then try again.",
                e);
    }
}
