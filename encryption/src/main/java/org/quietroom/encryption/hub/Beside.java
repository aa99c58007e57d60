package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;

/**
 * {@code beside}: a device in a private room says which device of its member, in the room where the two met, is on the same machine:
 * whoever takes that one out of both takes this one out, too.
 */
final class Beside implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        Device here =
                DeviceTable.own(call.handle(), call.member(), call.request().device());
        PrivateRoom pair = PrivateRoom.of(call.room())
                .orElseThrow(() -> Refusal.of(422, "room.met", "Only a private room has another one beside it."));
        Device there = DeviceTable.own(
                call.handle(), pair.outside(call.member()), call.request().device("beside"));
        DeviceTable.beside(call.handle(), call.room(), here.id(), there.id());
        return Call.done();
    }
}
