package org.quietroom.encryption.room;

import java.util.List;

/**
 * A member whose devices are in the group.
 *
 * @param uri what all devices of the member are signed with
 * @param name as the hub named them first; only the keys are proven. Empty if it never did
 * @param devices names of their devices that are in
 * @param you whether it is this member
 * @param compared whether this member's number was compared, and is still the one that was
 */
public record RoomMember(String uri, String name, List<String> devices, boolean you, Comparison compared) {
    /** Freezes the list. */
    public RoomMember {
        devices = List.copyOf(devices);
    }

    /** No name. */
    @Override
    public String toString() {
        return "RoomMember[" + devices.size() + " devices]";
    }

    /** What is known of a member's safety number. */
    public enum Comparison {
        NEVER,
        SAME,
        /** Since it was compared, a device of the two came or went: compare again. */
        CHANGED
    }
}
