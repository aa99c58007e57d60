package org.quietroom.encryption.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;

/** The devices of rooms. */
final class DeviceTable {
    private static final String SELECT =
            "SELECT device, member, name, signature_key, state, since, first_event, last_event"
                    + " FROM hub_device WHERE host = :host AND room = :room AND ";

    private DeviceTable() {}

    /** Everything that is not gone, in the order of registration. */
    static List<Device> all(Handle handle, RoomId room) {
        return devices(handle.createQuery(SELECT + "state <> 'GONE' ORDER BY since, device")
                .bindMap(InRoom.named(room)));
    }

    static Optional<Device> find(Handle handle, RoomId room, String device) {
        return handle.createQuery(SELECT + "device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .reduceRows(Optional.empty(), (none, row) -> Optional.of(device(row)));
    }

    /** This member's devices in a private room that are on the same machine as one in the room where the two met. */
    static List<Device> besides(Handle handle, Pseudonym member, String device) {
        return devices(handle.createQuery(SELECT + "member = :member AND beside = :beside AND state <> 'GONE'")
                .bindMap(InRoom.named(member.room()))
                .bind("member", member.id().value())
                .bind("beside", device));
    }

    /** The device, if it is this member's and not gone. */
    static Device own(Handle handle, Pseudonym member, String device) {
        return find(handle, member.room(), device)
                .filter(found -> found.member().equals(member.id()) && found.state() != Device.State.GONE)
                .orElseThrow(Refusal::notYours);
    }

    /** The device, if it is this member's and in the group. */
    static Device inGroup(Handle handle, Pseudonym member, String device) {
        Device own = own(handle, member, device);
        if (!own.inGroup()) {
            throw Refusal.notYours();
        }
        return own;
    }

    private static List<Device> devices(Query query) {
        return query.reduceRows(new ArrayList<Device>(), (list, row) -> {
            list.add(device(row));
            return list;
        });
    }

    private static Device device(RowView row) {
        return new Device(
                row.getColumn("device", String.class),
                new PseudonymId(row.getColumn("member", String.class)),
                row.getColumn("name", String.class),
                row.getColumn("signature_key", String.class),
                Device.State.valueOf(row.getColumn("state", String.class)),
                row.getColumn("since", Long.class),
                row.getColumn("first_event", Long.class),
                row.getColumn("last_event", Long.class));
    }

    static void insert(Handle handle, Pseudonym member, String device, String signatureKey, long now) {
        handle.createUpdate(
                        "INSERT INTO hub_device (host, room, device, member, name, signature_key, state, since, acked)"
                                + " VALUES (:host, :room, :device, :member, :name, :key, 'WAITING', :now, 0)")
                .bindMap(InRoom.named(member.room()))
                .bind("device", device)
                .bind("member", member.id().value())
                .bind("name", member.name())
                .bind("key", signatureKey)
                .bind("now", now)
                .execute();
    }

    /** Puts a device into the group: it is handed what comes after {@code sequence}. */
    static void join(Handle handle, RoomId room, String device, long sequence) {
        handle.createUpdate("UPDATE hub_device SET state = 'IN', first_event = :sequence, acked = :sequence"
                        + " WHERE host = :host AND room = :room AND device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("sequence", sequence)
                .execute();
    }

    static void beside(Handle handle, RoomId room, String device, String there) {
        handle.createUpdate("UPDATE hub_device SET beside = :there WHERE host = :host AND room = :room"
                        + " AND device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("there", there)
                .execute();
    }

    static void leaving(Handle handle, RoomId room, String device) {
        handle.createUpdate("UPDATE hub_device SET state = 'LEAVING' WHERE host = :host AND room = :room"
                        + " AND device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .execute();
    }

    /** Takes a device out for good: it is handed what came up to {@code sequence}. */
    static void gone(Handle handle, RoomId room, String device, long sequence, long now) {
        handle.createUpdate("UPDATE hub_device SET state = 'GONE', last_event = :sequence, gone_at = :now"
                        + " WHERE host = :host AND room = :room AND device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("sequence", sequence)
                .bind("now", now)
                .execute();
        PackageTable.clear(handle, room, device);
    }

    /** Notes that everything up to {@code sequence} arrived. */
    static void acked(Handle handle, RoomId room, String device, long sequence) {
        handle.createUpdate("UPDATE hub_device SET acked = :sequence WHERE host = :host AND room = :room"
                        + " AND device = :device AND acked < :sequence")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("sequence", sequence)
                .execute();
    }
}
