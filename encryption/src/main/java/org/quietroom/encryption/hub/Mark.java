package org.quietroom.encryption.hub;

import java.time.Instant;
import java.util.Optional;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.franking.FrankTag;
import org.quietroom.encryption.franking.Franking;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.hub.Framing.ContentType;
import org.quietroom.encryption.wire.MalformedException;

/** {@code mark}: marks a message that the host carries as a post; it is neither passed on nor kept. */
final class Mark implements Operation {
    private final Franking franking;

    Mark(Franking franking) {
        this.franking = franking;
    }

    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public boolean speaks() {
        return true;
    }

    @Override
    public boolean marks() {
        return true;
    }

    @Override
    public Reply run(Call call) {
        DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        Framing.Private framing = framing(call);
        long current = call.row().epoch();
        if (framing.epoch() != current && framing.epoch() != current - 1) {
            throw Refusal.with(
                    409, "message.epoch", "The group has moved on. Read the events and seal again.", "epoch", current);
        }
        Frank frank = franking.mark(Framing.tag(framing), call.member().id(), call.room(), call.now());
        return Call.answer(Json.object().put("at", call.millis()).put("frank", Request.encode(frank.bytes())));
    }

    private static Framing.Private framing(Call call) {
        byte[] message = call.request().bytes("message", call.limits().message());
        return Framing.privateMessage(message, ContentType.APPLICATION, call.group());
    }

    /** {@code marked}: whether a post bears this hub's mark, for whoever received it. */
    static final class Check implements Operation {
        private final Franking franking;

        Check(Franking franking) {
            this.franking = franking;
        }

        @Override
        public Access access() {
            return Access.READ;
        }

        @Override
        public Reply run(Call call) {
            DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
            FrankTag tag = Framing.tag(framing(call));
            Optional<PseudonymId> member =
                    SealedNames.memberOf(call.room(), call.request().text("member"));
            Instant at = Instant.ofEpochMilli(call.request().number("at", Long.MAX_VALUE / 2));
            try {
                Frank frank = Frank.of(call.request().bytes("frank", Frank.LENGTH));
                if (member.isPresent() && franking.marked(tag, member.get(), call.room(), at, frank)) {
                    return Call.done();
                }
            } catch (MalformedException e) {
                throw Framing.malformed("The mark is none", e);
            }
            throw Refusal.of(422, "mark.other", "This hub has not marked the message so.");
        }
    }
}
