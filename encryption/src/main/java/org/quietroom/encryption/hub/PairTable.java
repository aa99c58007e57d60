package org.quietroom.encryption.hub;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;

/** The private rooms that have been opened, twice each: as either of the two finds it. */
final class PairTable {
    private PairTable() {}

    static void add(Handle handle, PrivateRoom pair) {
        add(handle, pair, pair.one(), pair.other());
        add(handle, pair, pair.other(), pair.one());
    }

    private static void add(Handle handle, PrivateRoom pair, PseudonymId member, PseudonymId other) {
        handle.createUpdate("INSERT INTO hub_pair (host, room, member, other) VALUES (:host, :room, :member, :other)"
                        + " ON CONFLICT DO NOTHING")
                .bindMap(InRoom.named(pair.parent()))
                .bind("member", member.value())
                .bind("other", other.value())
                .execute();
    }

    /** Those of one member, in the order of the others' ids. */
    static List<PrivateRoom> of(Handle handle, Pseudonym member) {
        return handle.createQuery("SELECT other FROM hub_pair WHERE host = :host AND room = :room AND member = :member"
                        + " ORDER BY other")
                .bindMap(InRoom.named(member.room()))
                .bind("member", member.id().value())
                .mapTo(String.class)
                .map(other -> PrivateRoom.between(member, new PseudonymId(other)))
                .list();
    }

    /** All of a room. */
    static List<RoomId> all(Handle handle, RoomId room) {
        return handle.createQuery("SELECT member, other FROM hub_pair WHERE host = :host AND room = :room"
                        + " AND member < other")
                .bindMap(InRoom.named(room))
                .reduceRows(new ArrayList<RoomId>(), (list, row) -> {
                    PseudonymId one = new PseudonymId(row.getColumn("member", String.class));
                    PseudonymId other = new PseudonymId(row.getColumn("other", String.class));
                    list.add(new PrivateRoom(room, one, other).id());
                    return list;
                });
    }

    static void clear(Handle handle, RoomId room) {
        handle.createUpdate("DELETE FROM hub_pair WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .execute();
    }
}
