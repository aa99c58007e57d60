package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

/**
 * A place in a host where people speak: a category, topic, channel, multi-user chat or private conversation.
 *
 * @param host the host the room is in
 * @param value the host's own key of the room; opaque, at most 512 UTF-16 units, no control characters
 */
public record RoomId(HostId host, String value) {
    /** @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character */
    public RoomId {
        requireNonNull(host, "host");
        Ids.requireOpaque("a room id", value);
    }

    @Override
    public String toString() {
        return host + ":" + value;
    }
}
