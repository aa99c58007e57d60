package org.quietroom.encryption.hub;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.franking.KeyMemory;

/**
 * Which keys have ever marked messages of this hub, and which of them were destroyed. Whoever reports can write any key id; only one
 * that was ours can be away and come again. Safe for many threads.
 */
final class FrankKeys {
    private final HubStore store;
    private final Set<Integer> kept = ConcurrentHashMap.newKeySet();

    FrankKeys(HubStore store) {
        this.store = store;
    }

    /**
     * Keeps ids; to be called with every key that can mark, before anything is marked, outside of a transaction. One that was taken for
     * destroyed is there again, by a copy from before.
     */
    void keep(Set<Integer> ids) {
        if (!kept.containsAll(ids)) {
            store.write(handle -> {
                ids.forEach(id -> write(handle, Integer.toUnsignedString(id), null));
                return true;
            });
            kept.addAll(ids);
        }
    }

    /** Remembers, before it is done, that keys are destroyed: unsigned ids. */
    static void destroyed(Handle handle, Collection<Long> ids, long now) {
        ids.forEach(id -> write(handle, Long.toString(id), now));
    }

    private static void write(Handle handle, String id, @Nullable Long destroyedAt) {
        handle.createUpdate("INSERT INTO hub_frank_key (id, destroyed_at) VALUES (:id, :at)"
                        + " ON CONFLICT (id) DO UPDATE SET destroyed_at = excluded.destroyed_at")
                .bind("id", id)
                .bind("at", destroyedAt)
                .execute();
    }

    /** What is remembered of a key that is not there now. */
    KeyMemory memory(int id) {
        Optional<Boolean> destroyed =
                store.read(handle -> handle.createQuery("SELECT destroyed_at FROM hub_frank_key WHERE id = :id")
                        .bind("id", Integer.toUnsignedString(id))
                        .map((row, context) -> row.getObject(1) != null)
                        .findOne());
        return destroyed
                .map(gone -> gone ? KeyMemory.DESTROYED : KeyMemory.AWAY)
                .orElse(KeyMemory.NEVER_OURS);
    }
}
