package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** {@code create}: the first device of a room begins its group. */
final class Create implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public boolean uploads() {
        return true;
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.own(call.handle(), call.member(), call.request().device());
        String group = call.request().group();
        byte[] tree = call.request().bytes("tree", call.limits().tree());
        if (call.row().group() != null) {
            throw Refusal.with(
                    409,
                    "group.exists",
                    "Somebody began this room first. Wait to be added.",
                    "epoch",
                    call.row().epoch());
        }
        Framing.requireTree(tree);
        call.request()
                .optionalBytes("groupInfo", call.limits().tree())
                .ifPresent(info -> Framing.requireGroupInfo(info, group, 0));
        RoomTable.group(call.handle(), call.room(), group, 0);
        TreeTable.put(call.handle(), call.room(), 0, call.sequence(), tree, call.millis());
        DeviceTable.join(call.handle(), call.room(), device.id(), call.sequence());
        return new Reply(201, Json.object().put("epoch", 0).text());
    }
}
