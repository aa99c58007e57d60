package org.quietroom.encryption.hub;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.wire.LogEntry;

/**
 * Which device with which key came and went, append only: each hash is over the one before, so that whoever kept a head
 * notices an entry that was changed, left out or put in. Limit: a hub can keep two logs and show each to other people; they
 * notice when they compare heads.
 */
final class DeviceLog {
    /** The head of a log without entries: 32 bytes of zero in base64url. */
    static final String START = "A".repeat(43);

    private static final int PAGE = 500;

    private DeviceLog() {}

    /** Appends to the log of a room that is held; returns the entry's place. */
    static long append(Handle handle, RoomId room, String action, Device device, long now) {
        RoomTable.Row row = RoomTable.find(handle, room).orElseThrow();
        LogEntry entry = new LogEntry(
                row.logSize() + 1,
                now,
                action,
                SealedNames.of(room, device.member()),
                device.id(),
                device.signatureKey());
        String head = Request.encode(entry.headAfter(Base64.getUrlDecoder().decode(row.logHead())));
        handle.createUpdate(
                        "INSERT INTO hub_log (host, room, place, made_at, action, member, name, device, signature_key,"
                                + " hash) VALUES (:host, :room, :place, :now, :action, :member, :name, :device, :key, :hash)")
                .bindMap(InRoom.named(room))
                .bind("place", entry.index())
                .bind("now", now)
                .bind("action", action)
                .bind("member", device.member().value())
                .bind("name", device.name())
                .bind("device", device.id())
                .bind("key", device.signatureKey())
                .bind("hash", head)
                .execute();
        RoomTable.log(handle, room, entry.index(), head);
        return entry.index();
    }

    static List<LogEntry> from(Handle handle, RoomId room, long place) {
        return handle.createQuery("SELECT place, made_at, action, member, device, signature_key FROM hub_log"
                        + " WHERE host = :host AND room = :room AND place >= :place ORDER BY place LIMIT " + PAGE)
                .bindMap(InRoom.named(room))
                .bind("place", place)
                .map((row, context) -> new LogEntry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        SealedNames.of(room, new PseudonymId(row.getString(4))),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** Who a member is, as the log last named them; empty if they never had a device in the room. */
    static Optional<Pseudonym> member(Handle handle, RoomId room, PseudonymId member) {
        return handle.createQuery("SELECT name FROM hub_log WHERE host = :host AND room = :room AND member = :member"
                        + " ORDER BY place DESC LIMIT 1")
                .bindMap(InRoom.named(room))
                .bind("member", member.value())
                .mapTo(String.class)
                .findOne()
                .map(name -> new Pseudonym(member, room, name));
    }
}
