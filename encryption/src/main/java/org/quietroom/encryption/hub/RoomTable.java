package org.quietroom.encryption.hub;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.RoomId;

/** One row a room. Whoever changes anything of a room holds its row first, so that changes have one order. */
final class RoomTable {
    private RoomTable() {}

    /**
     * A room.
     *
     * @param group the MLS group's id in base64url; null while there is none
     * @param epoch of the group
     * @param sequence of the last event
     * @param logSize entries of the log of devices
     * @param logHead hash of the last entry, in base64url
     * @param kept bytes of events that are kept
     */
    record Row(@Nullable String group, long epoch, long sequence, long logSize, String logHead, long kept) {
        static final Row NONE = new Row(null, 0, 0, 0, DeviceLog.START, 0);
    }

    /** Takes hold of a room for the rest of the transaction; makes its row if there is none. */
    static Row hold(Handle handle, RoomId room) {
        handle.createUpdate("INSERT INTO hub_room (host, room, epoch, sequence, log_size, log_head, kept)"
                        + " VALUES (:host, :room, 0, 0, 0, :start, 0) ON CONFLICT DO NOTHING")
                .bindMap(InRoom.named(room))
                .bind("start", DeviceLog.START)
                .execute();
        handle.createUpdate("UPDATE hub_room SET sequence = sequence WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .execute();
        return find(handle, room).orElseThrow();
    }

    static Optional<Row> find(Handle handle, RoomId room) {
        return handle.createQuery("SELECT group_id, epoch, sequence, log_size, log_head, kept FROM hub_room"
                        + " WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .map((row, context) -> new Row(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getLong(6)))
                .findOne();
    }

    static void group(Handle handle, RoomId room, @Nullable String group, long epoch) {
        handle.createUpdate("UPDATE hub_room SET group_id = :group, epoch = :epoch WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .bind("group", group)
                .bind("epoch", epoch)
                .execute();
    }

    static void event(Handle handle, RoomId room, long sequence, long bytes) {
        handle.createUpdate("UPDATE hub_room SET sequence = :sequence, kept = kept + :bytes"
                        + " WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .bind("sequence", sequence)
                .bind("bytes", bytes)
                .execute();
    }

    static void log(Handle handle, RoomId room, long size, String head) {
        handle.createUpdate(
                        "UPDATE hub_room SET log_size = :size, log_head = :head WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .bind("size", size)
                .bind("head", head)
                .execute();
    }
}
