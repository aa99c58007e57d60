package org.quietroom.encryption.hub;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.franking.SealedNames;

/** One request while it is being answered: who asks, what, in which state of the room. Not safe for many threads. */
final class Call {
    private final Pseudonym member;
    private final Request request;
    private final Instant now;
    private final HubLimits limits;
    private final @Nullable Handle handle;
    private final RoomTable.Row row;
    private long sequence;

    Call(Pseudonym member, Request request, Instant now, HubLimits limits, @Nullable Handle handle, RoomTable.Row row) {
        this.member = member;
        this.request = request;
        this.now = now;
        this.limits = limits;
        this.handle = handle;
        this.row = row;
        this.sequence = row.sequence();
    }

    Pseudonym member() {
        return member;
    }

    RoomId room() {
        return member.room();
    }

    /** The asking member's name in sealed rooms. */
    String uri() {
        return SealedNames.of(room(), member.id());
    }

    Request request() {
        return request;
    }

    /** To the millisecond. */
    Instant now() {
        return now;
    }

    long millis() {
        return now.toEpochMilli();
    }

    HubLimits limits() {
        return limits;
    }

    Handle handle() {
        return requireNonNull(handle, "this operation has no connection");
    }

    /** The room as it was when the operation began. */
    RoomTable.Row row() {
        return row;
    }

    /** The sequence of the last event. */
    long sequence() {
        return sequence;
    }

    /** Whether there is something to deliver. */
    boolean changed() {
        return sequence > row.sequence();
    }

    /** The group that the request names, if it is the room's. */
    String group() {
        String asked = request.group();
        if (!asked.equals(row.group())) {
            throw Refusal.of(404, "group", "This room has no such group. Ask for the room again.");
        }
        return asked;
    }

    /**
     * Adds an event from {@code from}; returns its sequence.
     *
     * @param recipient the one device it is for; null for every device of the group
     */
    long tell(Device from, @Nullable String recipient, String type, Json json) {
        String text = json.put("type", type)
                .put("at", millis())
                .put("device", from.id())
                .put("member", SealedNames.of(room(), from.member()))
                .put("name", from.name())
                .text();
        sequence++;
        EventTable.add(handle(), room(), sequence, recipient, millis(), text);
        return sequence;
    }

    /** Refuses to keep more than the room may. */
    void requireSpace(long bytes) {
        if (row.kept() + bytes > limits.keptOfRoom()) {
            throw Refusal.with(
                    429,
                    "room.full",
                    "Too much waits here for devices that do not come. It is cleared as they come or time passes.",
                    "retryAfter",
                    3_600);
        }
    }

    static Reply done() {
        return new Reply(204, "");
    }

    static Reply answer(Json json) {
        return new Reply(200, json.text());
    }
}
