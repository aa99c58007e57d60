package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store that forgets when the program ends. */
final class MemoryStore implements RoomStore {
    private final String scope;
    private final Map<String, TreeMap<Long, Bytes>> kinds = new HashMap<>();

    MemoryStore(String scope) {
        this.scope = scope;
    }

    @Override
    public String scope() {
        return scope;
    }

    @Override
    public synchronized Optional<Bytes> read(Key key) {
        return Optional.ofNullable(
                kinds.getOrDefault(key.kind(), new TreeMap<>()).get(key.number()));
    }

    @Override
    public synchronized SortedMap<Long, Bytes> list(String kind, long after, int most) {
        SortedMap<Long, Bytes> page = new TreeMap<>();
        kinds.getOrDefault(kind, new TreeMap<>()).tailMap(after, false).entrySet().stream()
                .limit(most)
                .forEach(entry -> page.put(entry.getKey(), entry.getValue()));
        return page;
    }

    @Override
    public synchronized void write(Map<Key, Optional<Bytes>> changes) {
        changes.forEach((key, body) -> {
            TreeMap<Long, Bytes> records = kinds.computeIfAbsent(key.kind(), fresh -> new TreeMap<>());
            if (body.isPresent()) {
                records.put(key.number(), body.get());
            } else {
                records.remove(key.number());
            }
        });
    }

    @Override
    public synchronized void clear() {
        kinds.clear();
    }
}
