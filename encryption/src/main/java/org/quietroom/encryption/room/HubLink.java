package org.quietroom.encryption.room;

import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Pseudonym;

/**
 * One member's way to the hub, in one room: whatever carries it has authenticated the member. Blocking; an implementation is safe
 * for many threads.
 */
public interface HubLink {
    /**
     * Does one operation.
     *
     * @param json the request, a JSON object
     * @return also a refusal is an answer
     * @throws HubAwayException if no answer came; whether the hub did it is not known
     */
    Reply call(String operation, String json);

    /**
     * Hands over the events of a device in their order, one at a time, until it is closed or ends.
     *
     * @param after the sequence of the last event that the device has stored
     * @param ended called at most once, when the delivery ends by itself
     * @throws HubAwayException if there is no hub to listen to
     */
    Listening listen(String device, long after, Consumer<Event> events, Runnable ended);

    /**
     * Whether this way was meant to lead to a room, as a member: a hub that answers for another room, or in another's name, is not
     * believed. A link says no to all that it was not made for; one that cannot know says yes.
     *
     * @param room the room's URI, and {@code member} the member's, as the hub says them
     */
    default boolean leadsTo(String room, String member) {
        return true;
    }

    /** The way to a hub in the same program. */
    static HubLink direct(SealedRooms hub, Pseudonym member) {
        return new DirectLink(hub, member);
    }
}
