package org.quietroom.encryption.hub;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.PseudonymId;

/**
 * A device of a member.
 *
 * @param id its name
 * @param member whose it is
 * @param name the member's name in the room
 * @param signatureKey in base64url
 * @param state whether it is in the group
 * @param since when it was registered, in milliseconds since 1970
 * @param firstEvent it is handed events after this; null while it was never in the group
 * @param lastEvent and up to this; null while it is not gone
 */
record Device(
        String id,
        PseudonymId member,
        String name,
        String signatureKey,
        State state,
        long since,
        @Nullable Long firstEvent,
        @Nullable Long lastEvent) {

    /** Whether a device is in the group. */
    enum State {
        /** Registered; somebody in the group may add it. */
        WAITING,
        /** In the group. */
        IN,
        /** In the group until somebody removes it, as it asked. */
        LEAVING,
        /** No longer in the group; nothing of it comes back. */
        GONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean inGroup() {
        return state == State.IN || state == State.LEAVING;
    }
}
