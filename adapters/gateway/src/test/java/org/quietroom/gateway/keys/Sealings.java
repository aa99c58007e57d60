package org.quietroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.encryption.SealedVault;
import org.quietroom.gateway.atrest.SealedStore;
import org.quietroom.gateway.run.Foundation;

/** Everything that a store holds sealed, looked at from outside. */
final class Sealings {
    private Sealings() {}

    /** Opens every row and every member's key, or fails; how many rows there are. */
    static long openAll(Foundation foundation) {
        SealedStore store = new SealedStore(foundation.store());
        SealedVault vault = foundation.keys().vault();
        AtomicLong rows = new AtomicLong();
        for (SealedColumn column : SealedStore.COLUMNS) {
            store.each(column, row -> {
                assertThat(vault.open(row.label(), row.sealed()))
                        .as(column.toString())
                        .isNotNull();
                rows.incrementAndGet();
            });
        }
        vault.members().check(vault);
        return rows.get();
    }

    /** Rows and members' keys that are not sealed with the primary key. */
    static long left(Foundation foundation) {
        long primary = foundation.keys().vault().primaryKey();
        long rows = new SealedStore(foundation.store())
                .underOthers(primary).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        long members = foundation.keys().vault().members().wrappedBy().entrySet().stream()
                .filter(entry -> entry.getKey() != primary)
                .mapToLong(entry -> entry.getValue())
                .sum();
        return rows + members;
    }
}
