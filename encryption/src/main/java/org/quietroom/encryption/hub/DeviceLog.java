package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.wire.WireWriter;

/**
 * Which device with which key came and went, append only: each hash is over the one before, so that whoever kept a head
 * notices an entry that was changed, left out or put in. Limit: a hub can keep two logs and show each to other people; they
 * notice when they compare heads.
 */
final class DeviceLog {
    /** The head of a log without entries: 32 bytes of zero in base64url. */
    static final String START = "A".repeat(43);

    private static final byte[] LABEL = "quietroom/device-log/v1\n".getBytes(US_ASCII);
    private static final int PAGE = 500;

    private DeviceLog() {}

    /** One entry. {@code action} is {@code added} or {@code removed}, {@code member} the member's name in sealed rooms. */
    record Entry(long place, long at, String action, String member, String device, String signatureKey) {
        /** The head after this entry. */
        String head(String before) {
            byte[] input = new WireWriter()
                    .bytes(LABEL)
                    .bytes(Base64.getUrlDecoder().decode(before))
                    .u64(place)
                    .u64(at)
                    .text(action)
                    .text(member)
                    .text(device)
                    .text(signatureKey)
                    .done();
            return Request.encode(Hashing.sha256().hashBytes(input).asBytes());
        }

        Json json() {
            return Json.object()
                    .put("index", place)
                    .put("at", at)
                    .put("action", action)
                    .put("member", member)
                    .put("device", device)
                    .put("signatureKey", signatureKey);
        }
    }

    /** Appends to the log of a room that is held; returns the entry's place. */
    static long append(Handle handle, RoomId room, String action, Device device, long now) {
        RoomTable.Row row = RoomTable.find(handle, room).orElseThrow();
        Entry entry = new Entry(
                row.logSize() + 1,
                now,
                action,
                SealedNames.of(room, device.member()),
                device.id(),
                device.signatureKey());
        String head = entry.head(row.logHead());
        handle.createUpdate(
                        "INSERT INTO hub_log (host, room, place, made_at, action, member, name, device, signature_key,"
                                + " hash) VALUES (:host, :room, :place, :now, :action, :member, :name, :device, :key, :hash)")
                .bindMap(InRoom.named(room))
                .bind("place", entry.place())
                .bind("now", now)
                .bind("action", action)
                .bind("member", device.member().value())
                .bind("name", device.name())
                .bind("device", device.id())
                .bind("key", device.signatureKey())
                .bind("hash", head)
                .execute();
        RoomTable.log(handle, room, entry.place(), head);
        return entry.place();
    }

    static List<Entry> from(Handle handle, RoomId room, long place) {
        return handle.createQuery("SELECT place, made_at, action, member, device, signature_key FROM hub_log"
                        + " WHERE host = :host AND room = :room AND place >= :place ORDER BY place LIMIT " + PAGE)
                .bindMap(InRoom.named(room))
                .bind("place", place)
                .map((row, context) -> new Entry(
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
