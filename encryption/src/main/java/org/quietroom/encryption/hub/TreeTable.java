package org.quietroom.encryption.hub;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.RoomId;

/** The public ratchet trees of the current epoch and the one before, served apart from the Welcome. */
final class TreeTable {
    private TreeTable() {}

    static void put(Handle handle, RoomId room, long epoch, byte[] body) {
        handle.createUpdate("DELETE FROM hub_tree WHERE host = :host AND room = :room AND epoch < :oldest")
                .bind("host", room.host().value())
                .bind("room", room.value())
                .bind("oldest", epoch - 1)
                .execute();
        handle.createUpdate("INSERT INTO hub_tree (host, room, epoch, body) VALUES (:host, :room, :epoch, :body)")
                .bind("host", room.host().value())
                .bind("room", room.value())
                .bind("epoch", epoch)
                .bind("body", body)
                .execute();
    }

    static Optional<String> find(Handle handle, RoomId room, long epoch) {
        return handle.createQuery("SELECT body FROM hub_tree WHERE host = :host AND room = :room AND epoch = :epoch")
                .bind("host", room.host().value())
                .bind("room", room.value())
                .bind("epoch", epoch)
                .map((row, context) -> Request.encode(row.getBytes(1)))
                .findOne();
    }

    static void clear(Handle handle, RoomId room) {
        handle.createUpdate("DELETE FROM hub_tree WHERE host = :host AND room = :room")
                .bind("host", room.host().value())
                .bind("room", room.value())
                .execute();
    }
}
