package org.quietroom.encryption.hub;

import com.google.common.hash.Hashing;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.wire.WireWriter;

/**
 * Key packages: each handed out once, the last resort when no other is left (RFC 9750 section 5.1). What was handed out or replaced
 * is known by its hash until it ends, so that offering it again puts it back into no hands.
 */
final class PackageTable {
    private static final String OF_DEVICE = " host = :host AND room = :room AND device = :device AND ";
    private static final byte[] NOTHING = new byte[0];

    private PackageTable() {}

    /** Adds a package that is handed out once, unless it was here before. */
    static void add(Handle handle, RoomId room, String device, byte[] body, long expiresAt, long place) {
        insert(handle, room, device, body, 0, expiresAt, place);
    }

    /**
     * Puts a last resort in the place of the one before.
     *
     * @throws Refusal if it was replaced before, or serves or served otherwise
     */
    static void lastResort(Handle handle, RoomId room, String device, byte[] body, long expiresAt, long place) {
        insert(handle, room, device, body, 1, expiresAt, place);
        String id = id(room, device, body);
        boolean serves = handle.createQuery(
                                "SELECT count(*) FROM hub_key_package WHERE id = :id AND last_resort = 1 AND taken = 0")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                == 1;
        if (!serves) {
            throw Refusal.of(409, "key-package.used", "This key package was here before. Make a new last resort.");
        }
        handle.createUpdate("UPDATE hub_key_package SET taken = 1, body = :nothing WHERE" + OF_DEVICE
                        + "last_resort = 1 AND id <> :id")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("nothing", NOTHING)
                .bind("id", id)
                .execute();
    }

    private static void insert(
            Handle handle, RoomId room, String device, byte[] body, long lastResort, long expiresAt, long place) {
        handle.createUpdate(
                        "INSERT INTO hub_key_package"
                                + " (id, host, room, device, body, last_resort, expires_at, place, taken)"
                                + " VALUES (:id, :host, :room, :device, :body, :last, :expires, :place, 0) ON CONFLICT DO NOTHING")
                .bind("id", id(room, device, body))
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("body", body)
                .bind("last", lastResort)
                .bind("expires", expiresAt)
                .bind("place", place)
                .execute();
    }

    private static String id(RoomId room, String device, byte[] body) {
        byte[] named = new WireWriter()
                .text(room.host().value())
                .text(room.value())
                .text(device)
                .bytes(body)
                .done();
        return Request.encode(Hashing.sha256().hashBytes(named).asBytes());
    }

    /** How many can be handed out once. */
    static int left(Handle handle, RoomId room, String device, long now) {
        return handle.createQuery("SELECT count(*) FROM hub_key_package WHERE" + OF_DEVICE
                        + "last_resort = 0 AND taken = 0 AND expires_at > :now")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /** When the last resort ends, in milliseconds; empty if there is none that serves. */
    static OptionalLong lastResortUntil(Handle handle, RoomId room, String device, long now) {
        return handle.createQuery("SELECT expires_at FROM hub_key_package WHERE" + OF_DEVICE
                        + "last_resort = 1 AND taken = 0 AND expires_at > :now")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("now", now)
                .mapTo(Long.class)
                .findFirst()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The next package of a device, which nobody else is handed; the last resort stays. */
    static Optional<String> take(Handle handle, RoomId room, String device, long now) {
        return handle.createQuery("SELECT id, body FROM hub_key_package WHERE" + OF_DEVICE
                        + "taken = 0 AND expires_at > :now ORDER BY last_resort, place, id LIMIT 1")
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .bind("now", now)
                .map((row, context) -> new String[] {row.getString(1), Request.encode(row.getBytes(2))})
                .findOne()
                .map(found -> {
                    handle.createUpdate("UPDATE hub_key_package SET taken = 1, body = :nothing"
                                    + " WHERE id = :id AND last_resort = 0")
                            .bind("nothing", NOTHING)
                            .bind("id", found[0])
                            .execute();
                    return found[1];
                });
    }

    /** Takes back what was not handed out. */
    static void withdraw(Handle handle, RoomId room, String device) {
        delete(handle, room, device, "taken = 0");
    }

    /** Forgets everything of a device, which is gone for good. */
    static void clear(Handle handle, RoomId room, String device) {
        delete(handle, room, device, "1 = 1");
    }

    private static void delete(Handle handle, RoomId room, String device, String which) {
        handle.createUpdate("DELETE FROM hub_key_package WHERE" + OF_DEVICE + which)
                .bindMap(InRoom.named(room))
                .bind("device", device)
                .execute();
    }
}
