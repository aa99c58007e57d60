package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** {@code waiting}: devices that somebody in the group may add. */
final class Waiting implements Operation {
    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply run(Call call) {
        return Call.answer(Json.object()
                .put(
                        "devices",
                        DeviceTable.all(call.handle(), call.room()).stream()
                                .filter(device -> device.state() == Device.State.WAITING)
                                .map(device -> ShowRoom.json(device, call))
                                .toList()));
    }
}
