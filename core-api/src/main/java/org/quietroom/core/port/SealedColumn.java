package org.quietroom.core.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/**
 * A column of a module's tables that holds what an {@link EvidenceVault} sealed, so that it can be counted, checked and sealed
 * anew without knowing what it is about.
 *
 * @param table its table
 * @param key the columns of the primary key, all of them text
 * @param column where the sealed bytes are; may be null in a row
 * @param label makes a row's label of the values of its key
 */
public record SealedColumn(String table, List<String> key, String column, Function<List<String>, String> label) {
    /** Copies the key. */
    public SealedColumn {
        requireNonNull(table, "table");
        key = List.copyOf(key);
        requireNonNull(column, "column");
        requireNonNull(label, "label");
    }

    /** A column of a table whose key is {@code id}, with a label of a word and the id. */
    public static SealedColumn byId(String table, String column, String word) {
        return new SealedColumn(table, List.of("id"), column, key -> word + ":" + key.get(0));
    }

    /** Table and column. */
    @Override
    public String toString() {
        return table + "." + column;
    }
}
