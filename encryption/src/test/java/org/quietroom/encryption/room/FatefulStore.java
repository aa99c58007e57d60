package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store at whose writes a process may end: before, or after it is written. */
final class FatefulStore implements RoomStore {
    private final RoomStore store;
    private final Fate fate;

    FatefulStore(RoomStore store, Fate fate) {
        this.store = store;
        this.fate = fate;
    }

    @Override
    public String scope() {
        return store.scope();
    }

    @Override
    public Optional<Bytes> read(Key key) {
        return store.read(key);
    }

    @Override
    public SortedMap<Long, Bytes> list(String kind, long after, int most) {
        return store.list(kind, after, most);
    }

    @Override
    public void write(Map<Key, Optional<Bytes>> changes) {
        fate.boundary();
        store.write(changes);
        fate.boundary();
    }

    @Override
    public void clear() {
        fate.boundary();
        store.clear();
        fate.boundary();
    }
}
