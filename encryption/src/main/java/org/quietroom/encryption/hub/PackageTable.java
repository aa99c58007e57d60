package org.quietroom.encryption.hub;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.RoomId;

/** Key packages: each handed out once, the last resort when no other is left (RFC 9750 section 5.1). */
final class PackageTable {
    private PackageTable() {}

    static void add(
            Handle handle, RoomId room, String device, byte[] body, boolean lastResort, long expiresAt, long place) {
        handle.createUpdate("INSERT INTO hub_key_package (id, host, room, device, body, last_resort, expires_at, place)"
                        + " VALUES (:id, :host, :room, :device, :body, :last, :expires, :place)")
                .bind("id", UUID.randomUUID().toString())
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("body", body)
                .bind("last", lastResort ? 1L : 0L)
                .bind("expires", expiresAt)
                .bind("place", place)
                .execute();
    }

    /** How many can be handed out once. */
    static int left(Handle handle, RoomId room, String device, long now) {
        return handle.createQuery("SELECT count(*) FROM hub_key_package WHERE host = :host AND room = :room"
                        + " AND device = :device AND last_resort = 0 AND expires_at > :now")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /** The next package of a device, which nobody else is handed; the last resort stays. */
    static Optional<String> take(Handle handle, RoomId room, String device, long now) {
        return handle.createQuery(
                        "SELECT id, body, last_resort FROM hub_key_package WHERE host = :host AND room = :room"
                                + " AND device = :device AND expires_at > :now ORDER BY last_resort, place, id LIMIT 1")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("now", now)
                .map((row, context) ->
                        new String[] {row.getString(1), Request.encode(row.getBytes(2)), String.valueOf(row.getLong(3))
                        })
                .findOne()
                .map(found -> {
                    if (found[2].equals("0")) {
                        handle.createUpdate("DELETE FROM hub_key_package WHERE id = :id")
                                .bind("id", found[0])
                                .execute();
                    }
                    return found[1];
                });
    }

    static void clear(Handle handle, RoomId room, String device) {
        handle.createUpdate("DELETE FROM hub_key_package WHERE host = :host AND room = :room AND device = :device")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .execute();
    }
}
