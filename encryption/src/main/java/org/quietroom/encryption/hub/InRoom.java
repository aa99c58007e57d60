package org.quietroom.encryption.hub;

import java.util.Map;
import org.quietroom.core.message.RoomId;

/** How a room is named in the hub's tables: by {@code host} and {@code room}. */
final class InRoom {
    private InRoom() {}

    /** The values for {@code :host} and {@code :room}. */
    static Map<String, String> named(RoomId room) {
        return Map.of("host", room.host().value(), "room", room.value());
    }
}
