package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/**
 * The hub of end-to-end encrypted rooms, as a host relays to it: requests and events pass through a host unread. The host
 * authenticates its member, asks {@link Gate#identify} for the pseudonym, and speaks in its name.
 *
 * <p>Guarantee: what goes through here is public framing and ciphertext. Limit: the hub and the host see who speaks when,
 * and how much. Blocking; safe for many threads.
 */
public interface SealedRooms {
    /**
     * Does one operation in the name of a member, in the member's room.
     *
     * @param operation its name, such as {@code send}; an unknown one is answered 404
     * @param json the request, a JSON object; longer ones than the hub takes are answered 413
     * @return never a failure for what a client did wrong: that is a status and {@code {code, text}}
     */
    Reply call(Pseudonym member, String operation, String json);

    /**
     * Hands the events of one device to {@code events}, in order, one at a time: first those after {@code after} that are
     * still kept, then live ones, until the returned handle is closed. A consumer that throws ends the delivery.
     *
     * @param device the device's key, as it was registered
     * @param after the sequence of the last event the device has; 0 for none. What came before it is not kept for this
     *     device any longer
     * @throws IllegalArgumentException if the member has registered no such device
     */
    Listening listen(Pseudonym member, String device, long after, Consumer<Event> events);

    /**
     * Asks for all of a member's devices to be taken out of a room and its private ones, because the host has forgotten the member:
     * nobody could ask in its name any more. Where nobody else is left, the group ends and who comes next begins it anew.
     *
     * @throws org.quietroom.core.port.UnavailableException if the hub's store cannot be reached
     */
    void forget(Pseudonym member);

    /**
     * Takes every device out of a room, because the host has forgotten who its members were: nobody could let others in any more.
     * The group ends, what waited to be delivered is deleted, the log of devices goes on.
     *
     * @throws org.quietroom.core.port.UnavailableException if the hub's store cannot be reached
     */
    void end(RoomId room);

    /** A file of the browser client by its name; empty if there is none of that name. */
    Optional<Asset> asset(String name);

    /** A delivery under way. {@link #close} is idempotent; no event is handed over once it has returned. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * What a host relays to its member.
     *
     * @param status an HTTP status
     * @param json a JSON object; empty with status 204
     */
    record Reply(int status, String json) {
        /** @throws IllegalArgumentException if the status is none of HTTP */
        public Reply {
            requireNonNull(json, "json");
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("a status is 200 to 599");
            }
        }

        @Override
        public String toString() {
            return "Reply[" + status + ", " + json.length() + " units hidden]";
        }
    }

    /**
     * Something that happened in the room.
     *
     * @param sequence rises by the event, in the room; with gaps where an event was for others
     * @param json a JSON object
     */
    record Event(long sequence, String json) {
        /** @throws IllegalArgumentException if the sequence is not positive */
        public Event {
            requireNonNull(json, "json");
            if (sequence < 1) {
                throw new IllegalArgumentException("a sequence is 1 or more");
            }
        }

        @Override
        public String toString() {
            return "Event[" + sequence + ", " + json.length() + " units hidden]";
        }
    }

    /**
     * A file of the browser client.
     *
     * @param mediaType as in the header Content-Type
     * @param integrity as in the attribute {@code integrity}: {@code sha384-} and the digest in base 64
     * @param bytes opens the file; the caller closes it
     */
    record Asset(String mediaType, String integrity, Supplier<InputStream> bytes) {
        private static final Pattern INTEGRITY = Pattern.compile("sha384-[A-Za-z0-9+/]{64}");

        /** @throws IllegalArgumentException if {@code integrity} has another form */
        public Asset {
            requireNonNull(mediaType, "mediaType");
            requireNonNull(bytes, "bytes");
            if (!INTEGRITY.matcher(integrity).matches()) {
                throw new IllegalArgumentException("integrity is sha384- and 64 digits of base 64");
            }
        }
    }
}
