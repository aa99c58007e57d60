package org.quietroom.gateway.atrest;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.quietroom.anonymity.VeiledIdentities;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.SealedVault;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.moderation.desk.Desk;

/**
 * Everything in the store that the evidence keys sealed, whatever it is about: read a page at a time, replaced only where it
 * is still as it was read. Blocking; safe for many threads and processes.
 */
public final class SealedStore {
    /** Every column in which a module keeps what it sealed. */
    public static final List<SealedColumn> COLUMNS = ImmutableList.<SealedColumn>builder()
            .addAll(VeiledIdentities.sealed())
            .addAll(Desk.sealed())
            .addAll(Users.sealed())
            .build();

    private static final int PAGE = 200;

    private final Jdbi jdbi;

    /** @param source a store whose modules have made their tables */
    public SealedStore(DataSource source) {
        this.jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** How many rows of a column each key sealed; under -1 what has no key's mark. */
    Map<Long, Long> counts(SealedColumn column) {
        Map<Long, Long> counts = new TreeMap<>();
        call(handle -> handle.createQuery("SELECT substr(" + column.column() + ", 1, " + SealedVault.PREFIX_BYTES
                        + "), count(*) FROM " + column.table() + " WHERE " + column.column()
                        + " IS NOT NULL GROUP BY 1")
                .map((row, context) ->
                        counts.merge(SealedVault.keyOf(row.getBytes(1)).orElse(-1), row.getLong(2), Long::sum))
                .list());
        return counts;
    }

    /**
     * How many rows of all columns together, and of which keys, are not sealed with the primary key.
     *
     * @throws UnavailableException if the store does not answer
     */
    public Map<Long, Long> underOthers(long primary) {
        Map<Long, Long> others = new TreeMap<>();
        for (SealedColumn column : COLUMNS) {
            counts(column).forEach((key, rows) -> {
                if (key != primary) {
                    others.merge(key, rows, Long::sum);
                }
            });
        }
        return others;
    }

    /** Hands every row of a column out. */
    public void each(SealedColumn column, Consumer<Row> reader) {
        List<String> after = List.of();
        List<Row> page = page(column, null, after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            after = page.get(page.size() - 1).key;
            page = page(column, null, after, PAGE);
        }
    }

    /** Rows in the order of their key, after one, that do not begin with {@code prefix}; all if it is null. */
    List<Row> page(SealedColumn column, byte @Nullable [] prefix, List<String> after, int most) {
        String keys = String.join(", ", column.key());
        String places =
                IntStream.range(0, after.size()).mapToObj(i -> ":after" + i).collect(Collectors.joining(", "));
        return call(handle -> {
            var query = handle.createQuery("SELECT " + keys + ", " + column.column() + " FROM " + column.table()
                            + " WHERE " + column.column() + " IS NOT NULL"
                            + (prefix == null
                                    ? ""
                                    : " AND substr(" + column.column() + ", 1, " + prefix.length + ") <> :prefix")
                            + (after.isEmpty() ? "" : " AND (" + keys + ") > (" + places + ")")
                            + " ORDER BY " + keys + " LIMIT :most")
                    .bind("most", most);
            if (prefix != null) {
                query.bind("prefix", prefix);
            }
            bind(query, "after", after);
            return query.map((row, context) -> row(column, row)).list();
        });
    }

    /** Replaces rows where they are still as they were read, all in one transaction; returns how many were. */
    int replace(SealedColumn column, Map<Row, byte[]> next) {
        String where = column.key().stream()
                .map(key -> key + " = :key" + column.key().indexOf(key))
                .collect(Collectors.joining(" AND "));
        String sql = "UPDATE " + column.table() + " SET " + column.column() + " = :next WHERE " + where + " AND "
                + column.column() + " = :present";
        return call(handle -> handle.inTransaction(transaction -> {
            int replaced = 0;
            for (Map.Entry<Row, byte[]> each : next.entrySet()) {
                var update = transaction
                        .createUpdate(sql)
                        .bind("next", each.getValue())
                        .bind("present", each.getKey().sealed);
                bind(update, "key", each.getKey().key);
                replaced += update.execute();
            }
            return replaced;
        }));
    }

    private static void bind(SqlStatement<?> statement, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            statement.bind(name + i, values.get(i));
        }
    }

    private static Row row(SealedColumn column, ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (String name : column.key()) {
            key.add(row.getString(name));
        }
        return new Row(key, column.label().apply(key), requireNonNull(row.getBytes(column.column())));
    }

    private <T> T call(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw new UnavailableException(
                    "The store does not answer. Look at the database, its disk and its rights.", e);
        }
    }

    /** One row; nothing of it is opened. */
    public static final class Row {
        private final List<String> key;
        private final String label;
        private final byte[] sealed;

        private Row(List<String> key, String label, byte[] sealed) {
            this.key = List.copyOf(key);
            this.label = label;
            this.sealed = sealed;
        }

        List<String> key() {
            return key;
        }

        /** What it was sealed under. */
        public String label() {
            return label;
        }

        /** The bytes; not copied. */
        public byte[] sealed() {
            return sealed;
        }
    }
}
