package org.quietroom.discord;

import org.quietroom.core.message.RoomId;

/**
 * One configured channel.
 *
 * @param channel its number at Discord
 * @param room its key with us: its configured name, {@code @} and the number
 */
record Place(long channel, RoomId room) {
    /** The channel as Discord shows it in a message. */
    String mention() {
        return "<#" + Long.toUnsignedString(channel) + ">";
    }

    /** Its configured name. */
    String name() {
        return room.value().substring(0, room.value().indexOf('@'));
    }
}
