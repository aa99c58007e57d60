package org.quietroom.gateway.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.SealedVault;
import org.quietroom.gateway.atrest.SealedStore;

/** Whether everything sealed in a store opens, and with which keys: counts, never contents. */
final class KeyReport {
    private final List<String> lines = new ArrayList<>();
    private final Map<Long, Long> rows = new TreeMap<>();
    private long closed;

    private KeyReport() {}

    /** Opens everything once. */
    static KeyReport of(DataSource source, SealedVault vault) {
        KeyReport report = new KeyReport();
        SealedStore store = new SealedStore(source);
        for (SealedColumn column : SealedStore.COLUMNS) {
            report.column(store, column, vault);
        }
        report.members(vault);
        return report;
    }

    private void column(SealedStore store, SealedColumn column, SealedVault vault) {
        long[] counts = new long[3];
        store.each(column, row -> {
            rows.merge(SealedVault.keyOf(row.sealed()).orElse(-1), 1L, Long::sum);
            try {
                vault.open(row.label(), row.sealed());
                counts[0]++;
            } catch (ForgottenException e) {
                counts[1]++;
            } catch (UnavailableException e) {
                counts[2]++;
            }
        });
        closed += counts[2];
        lines.add((counts[2] == 0 ? "fine  " : "bad   ") + column + ": " + counts[0] + " open"
                + (counts[1] == 0 ? "" : ", " + counts[1] + " of members who were forgotten")
                + (counts[2] == 0 ? "" : ", " + counts[2] + " do not open"));
    }

    private void members(SealedVault vault) {
        vault.members().wrappedBy().forEach((key, members) -> rows.merge(key, (long) members, Long::sum));
        long all = vault.members().wrappedBy().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        try {
            vault.members().check(vault);
            lines.add("fine  keys of members: " + all + " open, "
                    + vault.members().forgotten() + " forgotten");
        } catch (UnavailableException e) {
            closed++;
            lines.add(
                    "bad   keys of members: not all open in " + vault.members().folder());
        }
    }

    /** A line for each column. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many rows and members' keys each key sealed. */
    Map<Long, Long> rows() {
        return rows;
    }

    /** How much does not open, and should. */
    long closed() {
        return closed;
    }
}
