package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where one device keeps one room: records by their key. What comes here is sealed already. Not for two devices at once, and never
 * put back from a copy: a device that goes on from an old state uses keys a second time.
 */
public interface RoomStore {
    /** Names this device's room among all that are sealed with the same key; goes into the seal. */
    String scope();

    Optional<Bytes> read(Key key);

    /** Up to {@code most} records of a kind whose number is more than {@code after}, by number. */
    SortedMap<Long, Bytes> list(String kind, long after, int most);

    /**
     * Writes and deletes together: all of it has reached the disk when this returns, or nothing is changed.
     *
     * @param changes by key; empty deletes
     * @throws OvertakenException if somebody else has written since this store was opened
     * @throws org.quietroom.core.port.UnavailableException if the store cannot be reached: it may have happened or not
     */
    void write(Map<Key, Optional<Bytes>> changes);

    /** Deletes everything of this device's room. Throws as {@link #write} does. */
    void clear();

    /**
     * What names a record.
     *
     * @param kind a word
     * @param number 0 or more
     */
    record Key(String kind, long number) {}
}
