package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;

/** One event of the hub, as it claims; nothing of it is believed but its place in the order. Immutable. */
final class HubEvent {
    private final JsonNode fields;
    private final long sequence;

    private HubEvent(long sequence, JsonNode fields) {
        this.sequence = sequence;
        this.fields = fields;
    }

    static HubEvent of(Event event) {
        return new HubEvent(event.sequence(), Asking.read(event.json(), "event"));
    }

    long sequence() {
        return sequence;
    }

    String type() {
        return fields.path("type").asText("");
    }

    /** Unix milliseconds by the hub's clock. */
    long at() {
        return Math.max(0, fields.path("at").asLong(0));
    }

    /** The member's URI; empty if it names none. */
    String member() {
        return fields.path("member").asText("");
    }

    @Nullable
    String name() {
        return Asking.optionalText(fields, "name");
    }

    String group() {
        return fields.path("group").asText("");
    }

    /** -1 if there is none. */
    long epoch() {
        return fields.path("epoch").asLong(-1);
    }

    Optional<Bytes> bytes(String field) {
        return Asking.bytes(fields, field);
    }
}
