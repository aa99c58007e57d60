package org.quietroom.encryption.hub;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.RoomId;

/**
 * The public ratchet trees, served apart from the Welcome: of the current epoch and the one before, and of any epoch into which
 * a device was added that has not said yet that its Welcome arrived.
 */
final class TreeTable {
    private TreeTable() {}

    /**
     * Keeps the tree of a new epoch and deletes those that nobody needs.
     *
     * @param sequence of the commit it came with
     */
    static void put(Handle handle, RoomId room, long epoch, long sequence, byte[] body, long now) {
        handle.createUpdate("DELETE FROM hub_tree WHERE host = :host AND room = :room AND epoch < :oldest"
                        + " AND NOT EXISTS (SELECT 1 FROM hub_device d WHERE d.host = hub_tree.host AND d.room = hub_tree.room"
                        + " AND d.state IN ('IN', 'LEAVING') AND d.first_event = hub_tree.sequence"
                        + " AND d.acked = d.first_event)")
                .bindMap(InRoom.named(room))
                .bind("oldest", epoch - 1)
                .execute();
        handle.createUpdate("INSERT INTO hub_tree (host, room, epoch, body, sequence, made_at)"
                        + " VALUES (:host, :room, :epoch, :body, :sequence, :now)")
                .bindMap(InRoom.named(room))
                .bind("epoch", epoch)
                .bind("body", body)
                .bind("sequence", sequence)
                .bind("now", now)
                .execute();
    }

    static Optional<String> find(Handle handle, RoomId room, long epoch) {
        return handle.createQuery("SELECT body FROM hub_tree WHERE host = :host AND room = :room AND epoch = :epoch")
                .bindMap(InRoom.named(room))
                .bind("epoch", epoch)
                .map((row, context) -> Request.encode(row.getBytes(1)))
                .findOne();
    }

    static void clear(Handle handle, RoomId room) {
        handle.createUpdate("DELETE FROM hub_tree WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .execute();
    }
}
