package org.quietroom.gateway.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** The tables of a PostgreSQL store as files, by {@code COPY}: what pg_dump would do is done with the driver alone. */
final class Tables {
    private static final String FOLDER = "tables/";

    private Tables() {}

    /** Writes every table of one moment into a folder; the result has the archive's entries. */
    static Map<String, Path> dump(Connection connection, Path folder) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        Map<String, Path> entries = new LinkedHashMap<>();
        CopyManager copy = new CopyManager(connection.unwrap(BaseConnection.class));
        for (String table : content(connection)) {
            Path file = folder.resolve(table);
            try (OutputStream out = Files.newOutputStream(file)) {
                copy.copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
            }
            entries.put(FOLDER + table, file);
        }
        connection.rollback();
        return entries;
    }

    /** Puts the rows of an archive in place of what is there, all or nothing. */
    static void fill(Connection connection, Path archive, Path folder) throws SQLException, IOException {
        connection.setAutoCommit(false);
        List<String> tables = content(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", tables));
        }
        CopyManager copy = new CopyManager(connection.unwrap(BaseConnection.class));
        for (String table : tables) {
            Path file = folder.resolve(table);
            Archive.extract(archive, FOLDER + table, file);
            try (InputStream in = Files.newInputStream(file)) {
                copy.copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in);
            }
            Files.delete(file);
        }
        connection.commit();
    }

    /** Every table but the migrations' own, those that others refer to first. */
    private static List<String> content(Connection connection) throws SQLException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        String schema = connection.getSchema();
        try (ResultSet rows = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.startsWith("flyway_")) {
                    needs.put(table, new TreeSet<>());
                }
            }
        }
        for (Map.Entry<String, Set<String>> each : needs.entrySet()) {
            try (ResultSet keys = connection.getMetaData().getImportedKeys(null, schema, each.getKey())) {
                while (keys.next()) {
                    each.getValue().add(keys.getString("PKTABLE_NAME"));
                }
            }
            each.getValue().remove(each.getKey());
        }
        List<String> order = new ArrayList<>();
        while (order.size() < needs.size()) {
            int before = order.size();
            needs.forEach((table, first) -> {
                if (!order.contains(table) && order.containsAll(first)) {
                    order.add(table);
                }
            });
            if (order.size() == before) {
                throw new IllegalStateException("tables refer to one another in a circle");
            }
        }
        return order;
    }
}
