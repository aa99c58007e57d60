package org.quietroom.gateway.atrest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.encryption.SealedVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals anew what earlier keys sealed, a few rows at a time, while the program runs. Where it stands is in the rows themselves:
 * whoever is killed goes on where they were. Rows are opened and sealed before the store is locked, for as long as writing a
 * few takes, and one that was changed meanwhile is left as it is. It passes over everything until a pass finds nothing.
 *
 * <p>Also takes up keys that were rotated. For one thread.
 */
public final class Resealing {
    private static final int BATCH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final KeyRing keys;
    private final SealedStore store;
    private final Clock clock;
    private final int batch;
    private long passFor = -1;
    private int column;
    private List<String> after = List.of();
    private @Nullable Iterator<String> members;
    private int inPass;
    private int unopened;
    private long total;
    private volatile long doneFor = -1;
    private Instant doneAt = Instant.EPOCH;
    private @Nullable String trouble;

    /** At most 50 rows in one step. */
    public Resealing(KeyRing keys, DataSource source, Clock clock) {
        this(keys, source, clock, BATCH);
    }

    /**
     * With another size of a step.
     *
     * @param source a store whose modules have made their tables
     * @param batch rows or members' keys that are sealed anew in one step, at most; 1 or more
     */
    public Resealing(KeyRing keys, DataSource source, Clock clock, int batch) {
        this.keys = keys;
        this.store = new SealedStore(source);
        this.clock = clock;
        this.batch = batch;
    }

    /** One step; to be called every second or so. */
    public void tick() {
        try {
            if (keys.refresh()) {
                LOG.info("changed keys were taken up");
            }
            step();
            trouble = null;
        } catch (KeyRingException e) {
            once("the keyset file cannot be read again (" + e.kind() + "); the keys stay those that were read before");
        } catch (UnavailableException e) {
            once(
                    "what earlier keys sealed cannot be sealed anew for now: store or keys do not answer; it is tried again");
        }
    }

    /** 1 while something may be left under earlier keys, else 0. */
    public int underWay() {
        return doneFor == keys.vault().primaryKey() ? 0 : 1;
    }

    private void step() {
        SealedVault vault = keys.vault();
        long primary = vault.primaryKey();
        if (doneFor == primary && clock.instant().isBefore(doneAt.plus(AGAIN))) {
            return;
        }
        if (passFor != primary) {
            startOver();
            passFor = primary;
        }
        while (column < SealedStore.COLUMNS.size()) {
            if (rows(vault, SealedStore.COLUMNS.get(column))) {
                return;
            }
        }
        if (!members(vault)) {
            return;
        }
        boolean found = inPass > 0;
        total += inPass;
        startOver();
        if (!found) {
            finish(primary);
        }
    }

    /** Whether there were any. */
    private boolean rows(SealedVault vault, SealedColumn of) {
        List<SealedStore.Row> page = store.page(of, vault.primaryPrefix(), after, batch);
        Map<SealedStore.Row, byte[]> next = new LinkedHashMap<>();
        for (SealedStore.Row row : page) {
            try {
                next.put(row, vault.reseal(row.label(), row.sealed()));
            } catch (UnavailableException e) {
                unopened++;
            }
        }
        if (!next.isEmpty()) {
            inPass += store.replace(of, next);
        }
        if (page.size() < batch) {
            column++;
            after = List.of();
        } else {
            after = page.get(page.size() - 1).key();
        }
        return !page.isEmpty();
    }

    /** Whether all members' keys were looked at. */
    private boolean members(SealedVault vault) {
        if (members == null) {
            members = vault.members().files().keySet().iterator();
        }
        int rewrapped = 0;
        for (int looked = 0; looked < 10 * batch && rewrapped < batch && members.hasNext(); looked++) {
            rewrapped += vault.members().rewrap(members.next(), vault) ? 1 : 0;
        }
        inPass += rewrapped;
        return !members.hasNext();
    }

    private void startOver() {
        members = null;
        column = 0;
        after = List.of();
        inPass = 0;
    }

    private void finish(long primary) {
        if (total > 0) {
            LOG.info("{} rows and members' keys were sealed anew with the present key", total);
        }
        if (unopened > 0) {
            LOG.warn("{} rows do not open with any key; quietroom keys verify says where", unopened);
        }
        total = 0;
        unopened = 0;
        doneFor = primary;
        doneAt = clock.instant();
    }

    private void once(String text) {
        if (!text.equals(trouble)) {
            LOG.warn("{}", text);
            trouble = text;
        }
    }
}
