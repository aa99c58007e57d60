package org.quietroom.encryption.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations: whether this member may ask for it now, what the request says, and the transaction that it needs. Blocking; safe
 * for many threads.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final HubStore store;
    private final HubLimits limits;
    private final Restrictions restrictions;
    private final Clock clock;
    private final Rates rates;
    private final Fanout fanout;
    private final Runnable marking;
    private final Map<String, Operation> operations;

    /** @param marking run before a message is marked, so that the key it is marked with is known for ever */
    Dispatcher(
            HubStore store,
            HubLimits limits,
            Restrictions restrictions,
            Clock clock,
            Fanout fanout,
            Runnable marking,
            Map<String, Operation> operations) {
        this.store = store;
        this.limits = limits;
        this.restrictions = restrictions;
        this.clock = clock;
        this.rates = new Rates(limits, clock);
        this.fanout = fanout;
        this.marking = marking;
        this.operations = operations;
    }

    /** What a member asked for; also a refusal is an answer. */
    Reply call(Pseudonym member, String operation, String json) {
        Operation asked = operations.get(operation);
        try {
            if (asked == null) {
                throw Refusal.of(404, "operation", "There is no such operation.");
            }
            rates.take(member, operation);
            if (!invited(member)) {
                throw Refusal.of(403, "room.private", "This room is of two other members.");
            }
            requireFree(member, asked);
            if (asked.marks()) {
                marking.run();
            }
            return answer(member, asked, read(member, asked, json));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), refusal.json());
        } catch (UnavailableException e) {
            LOG.warn(
                    "sealed rooms: {} could not be answered: {}",
                    operation,
                    e.getClass().getSimpleName());
            return new Reply(
                    503,
                    Json.object()
                            .put("code", "unavailable")
                            .put("text", "This room does not answer at the moment. Nothing was sent; try again.")
                            .text());
        }
    }

    /** A private room is of its two members alone. */
    static boolean invited(Pseudonym member) {
        return PrivateRoom.of(member.room())
                .map(pair -> pair.admits(member.id()))
                .orElse(true);
    }

    /** What moderators decided holds in the room and in its private ones. */
    private void requireFree(Pseudonym member, Operation asked) {
        Pseudonym known =
                PrivateRoom.of(member.room()).map(pair -> pair.outside(member)).orElse(member);
        @Nullable Reason reason = asked.speaks() ? restrictions.of(known) : null;
        if (reason != null) {
            throw Refusal.of(403, reason.code(), reason.text());
        }
    }

    private Request read(Pseudonym member, Operation asked, String json) {
        if (!asked.uploads() || json.length() <= limits.request()) {
            return Request.read(json, limits.request());
        }
        rates.takeUpload(member);
        return Request.read(json, limits.upload());
    }

    private Reply answer(Pseudonym member, Operation asked, Request request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (asked.access()) {
            case NONE -> asked.run(new Call(member, request, now, limits, null, RoomTable.Row.NONE));
            case READ ->
                store.read(handle -> asked.run(new Call(
                        member,
                        request,
                        now,
                        limits,
                        handle,
                        RoomTable.find(handle, member.room()).orElse(RoomTable.Row.NONE))));
            case HOLD -> {
                asked.before(member, request, store)
                        .forEach(errand -> hold(errand.member(), asked, errand.request(), now));
                yield hold(member, asked, request, now);
            }
        };
    }

    /** Runs an operation in a transaction that holds the room; events that it added are handed out then. */
    Reply hold(Pseudonym member, Operation asked, Request request, Instant now) {
        Held held = store.write(handle -> {
            Call call = new Call(member, request, now, limits, handle, RoomTable.hold(handle, member.room()));
            return new Held(asked.run(call), call.changed());
        });
        if (held.changed()) {
            fanout.signal(member.room());
        }
        return held.reply();
    }

    private record Held(Reply reply, boolean changed) {}
}
