package org.quietroom.moderation.desk;

import org.quietroom.core.message.RoomId;
import org.quietroom.moderation.care.Place;

/** What the desk must know of rooms. Never null, never slow: it is asked for every row. Safe for many threads. */
@FunctionalInterface
public interface Places {
    /** The facts of a room, also of one that is not configured by name: then its host's. */
    Place of(RoomId room);
}
