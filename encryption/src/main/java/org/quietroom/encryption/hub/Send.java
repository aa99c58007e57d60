package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.encryption.franking.Franking;
import org.quietroom.encryption.hub.Framing.ContentType;

/** {@code send}: an application message, marked with who sent it where and when, and passed on. */
final class Send implements Operation {
    private final Franking franking;

    Send(Franking franking) {
        this.franking = franking;
    }

    @Override
    public Access access() {
        return Access.HOLD;
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
        Device device =
                DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        String group = call.group();
        byte[] message = call.request().bytes("message", call.limits().message());
        Framing.Private framing = Framing.privateMessage(message, ContentType.APPLICATION, group);
        long current = call.row().epoch();
        if (framing.epoch() != call.request().number("epoch", Long.MAX_VALUE)) {
            throw Refusal.of(422, "message.epoch", "The message is of another epoch than the request says.");
        }
        if (framing.epoch() != current && framing.epoch() != current - 1) {
            throw Refusal.with(
                    409, "message.epoch", "The group has moved on. Read the events and send again.", "epoch", current);
        }
        String frank =
                Request.encode(franking.mark(Framing.tag(framing), call.member().id(), call.room(), call.now())
                        .bytes());
        call.requireSpace(message.length);
        long sequence = call.tell(
                device,
                null,
                "message",
                Json.object()
                        .put("group", group)
                        .put("epoch", framing.epoch())
                        .put("message", Request.encode(message))
                        .put("frank", frank));
        return Call.answer(
                Json.object().put("sequence", sequence).put("at", call.millis()).put("frank", frank));
    }
}
