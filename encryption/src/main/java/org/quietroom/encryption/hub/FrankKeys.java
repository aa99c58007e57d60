package org.quietroom.encryption.hub;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which keys have ever marked messages of this hub. Whoever reports can write any key id; only one that was ours can be away
 * and come again. Safe for many threads.
 */
final class FrankKeys {
    private final HubStore store;
    private final Set<Integer> kept = ConcurrentHashMap.newKeySet();

    FrankKeys(HubStore store) {
        this.store = store;
    }

    /** Keeps ids; to be called with every key that can mark, before anything is marked, outside of a transaction. */
    void keep(Set<Integer> ids) {
        if (!kept.containsAll(ids)) {
            store.write(handle -> {
                ids.forEach(
                        id -> handle.createUpdate("INSERT INTO hub_frank_key (id) VALUES (:id) ON CONFLICT DO NOTHING")
                                .bind("id", Integer.toUnsignedString(id))
                                .execute());
                return true;
            });
            kept.addAll(ids);
        }
    }

    /** Whether this one was ever ours. */
    boolean known(int id) {
        return kept.contains(id)
                || store.read(handle -> handle.createQuery("SELECT count(*) FROM hub_frank_key WHERE id = :id")
                                .bind("id", Integer.toUnsignedString(id))
                                .mapTo(Long.class)
                                .one())
                        > 0;
    }
}
