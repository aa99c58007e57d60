package org.quietroom.encryption.room;

/** Where a device stands in its room. The names are stored. */
public enum Phase {
    /** Made, and not yet known at the hub. */
    NEW,
    /** Known at the hub; somebody inside has to let it in. */
    WAITING,
    /** In the group: it reads and speaks. */
    IN,
    /** Removed, by itself or by others; its keys are gone. */
    OUT,
    /** The group ended, and may have begun anew, while this device was away; its keys are gone. Only a new device comes back in. */
    ENDED,
    /** It cannot follow the room any more: a commit is missing. Only a new device comes back in. */
    LOST
}
