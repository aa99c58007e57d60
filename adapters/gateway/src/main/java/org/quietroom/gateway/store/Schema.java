package org.quietroom.gateway.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.quietroom.gateway.cli.RefusedException;

/** The tables of all modules. Each module migrates its own; this looks whether the store is from a newer program. */
public final class Schema {
    /** Every module that has tables, in the order in which they are made. */
    public static final List<String> MODULES = List.of("gateway", "anonymity", "moderation", "console", "encryption");

    private Schema() {}

    /**
     * Brings the program's own tables up to date.
     *
     * @throws RefusedException if a newer program wrote any module's tables; nothing was changed
     */
    public static void prepare(Database database) {
        List<String> newer = newer(database);
        if (!newer.isEmpty()) {
            throw new RefusedException("The store was written by a newer Quietroom (" + String.join(", ", newer)
                    + "). Start that version, or restore a backup of this one. Nothing was changed.");
        }
        Flyway.configure()
                .dataSource(database.source())
                .locations("classpath:db/gateway")
                .table("flyway_gateway")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** The steps the store has taken that this program does not know, such as {@code moderation V7__x.sql}. */
    public static List<String> newer(Database database) {
        List<String> unknown = new ArrayList<>();
        try (Connection connection = database.connection()) {
            for (String module : MODULES) {
                for (String script : applied(connection, module)) {
                    if (Schema.class.getResource("/db/" + module + "/" + script) == null) {
                        unknown.add(module + " " + script);
                    }
                }
            }
        } catch (SQLException e) {
            throw new RefusedException(
                    "The store's schema cannot be read (SQL state " + e.getSQLState() + "). Run quietroom doctor.", e);
        }
        return unknown;
    }

    /** The steps the store has taken, such as {@code moderation V2__x.sql}. */
    public static List<String> applied(Database database) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = database.connection()) {
            for (String module : MODULES) {
                applied(connection, module).forEach(script -> all.add(module + " " + script));
            }
        }
        return all;
    }

    /** Whether the store has the program's own tables. */
    public static boolean exists(Database database) {
        try {
            return applied(database).stream().anyMatch(step -> step.startsWith("gateway "));
        } catch (SQLException e) {
            throw new RefusedException("The store's schema cannot be read (SQL state " + e.getSQLState() + ").", e);
        }
    }

    private static List<String> applied(Connection connection, String module) throws SQLException {
        String table = "flyway_" + module;
        List<String> scripts = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
            if (!tables.next()) {
                return scripts;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT script FROM " + table + " WHERE type = 'SQL' AND success ORDER BY installed_rank")) {
            while (rows.next()) {
                scripts.add(rows.getString(1));
            }
        }
        return scripts;
    }
}
