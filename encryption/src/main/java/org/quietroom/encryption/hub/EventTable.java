package org.quietroom.encryption.hub;

import com.google.common.primitives.Ints;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.RoomId;

/** What happened in rooms, in one order each, until it was delivered. */
final class EventTable {
    private static final int PAGE = 64;
    /** A frank begins with its key's id. */
    private static final Pattern FRANK = Pattern.compile("\"frank\":\"([A-Za-z0-9_-]{48})\"");

    private EventTable() {}

    /**
     * Adds an event to a room that is held.
     *
     * @param recipient the one device it is for; null for every device of the group
     */
    static void add(Handle handle, RoomId room, long sequence, @Nullable String recipient, long now, String json) {
        handle.createUpdate("INSERT INTO hub_event (host, room, sequence, recipient, made_at, json)"
                        + " VALUES (:host, :room, :sequence, :recipient, :now, :json)")
                .bindMap(InRoom.named(room))
                .bind("sequence", sequence)
                .bind("recipient", recipient)
                .bind("now", now)
                .bind("json", json)
                .execute();
        RoomTable.event(handle, room, sequence, json.length());
    }

    /** The next events of a device after {@code after}, at most 64; an event is never handed over before an earlier one. */
    static List<Event> after(Handle handle, RoomId room, Device device, long after) {
        Long first = device.firstEvent();
        Long last = device.lastEvent();
        return handle.createQuery("SELECT sequence, json FROM hub_event WHERE host = :host AND room = :room"
                        + " AND sequence > :after AND sequence <= :last"
                        + " AND (recipient = :device OR (recipient IS NULL AND sequence > :first))"
                        + " ORDER BY sequence LIMIT " + PAGE)
                .bindMap(InRoom.named(room))
                .bind("after", after)
                .bind("last", last == null ? Long.MAX_VALUE : last)
                .bind("first", first == null ? Long.MAX_VALUE : first)
                .bind("device", device.id())
                .map((row, context) ->
                        new Event(row.getLong(1), Json.prepend("sequence", row.getLong(1), row.getString(2))))
                .list();
    }

    static void clear(Handle handle, RoomId room) {
        handle.createUpdate("DELETE FROM hub_event WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .execute();
        handle.createUpdate("UPDATE hub_room SET kept = 0 WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .execute();
    }

    /** How many events bear a frank by each key. */
    static Map<Long, Long> franks(Handle handle) {
        Map<Long, Long> keys = new TreeMap<>();
        handle.createQuery("SELECT json FROM hub_event WHERE json LIKE '%\"frank\"%'")
                .mapTo(String.class)
                .forEach(json -> {
                    Matcher frank = FRANK.matcher(json);
                    if (frank.find()) {
                        byte[] bytes = Base64.getUrlDecoder().decode(frank.group(1));
                        keys.merge(Integer.toUnsignedLong(Ints.fromByteArray(bytes)), 1L, Long::sum);
                    }
                });
        return keys;
    }
}
