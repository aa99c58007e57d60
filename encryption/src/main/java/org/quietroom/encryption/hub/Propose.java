package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.encryption.hub.Framing.ContentType;

/** {@code propose}: a proposal for the current epoch, which somebody may commit. */
final class Propose implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        String group = call.group();
        byte[] proposal = call.request().bytes("proposal", call.limits().handshake());
        long epoch =
                Framing.privateMessage(proposal, ContentType.PROPOSAL, group).epoch();
        if (epoch != call.row().epoch() || epoch != call.request().number("epoch", Long.MAX_VALUE)) {
            throw Refusal.with(
                    409,
                    "proposal.epoch",
                    "The group has moved on. Read the events and propose again.",
                    "epoch",
                    call.row().epoch());
        }
        call.requireSpace(proposal.length);
        long sequence = call.tell(
                device,
                null,
                "proposal",
                Json.object().put("group", group).put("epoch", epoch).put("proposal", Request.encode(proposal)));
        return Call.answer(Json.object().put("sequence", sequence));
    }
}
