package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** {@code tree}: the public ratchet tree, for whoever has a device in the group. */
final class ShowTree implements Operation {
    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply run(Call call) {
        call.group();
        boolean inside = DeviceTable.all(call.handle(), call.room()).stream()
                .anyMatch(device ->
                        device.inGroup() && device.member().equals(call.member().id()));
        if (!inside) {
            throw Refusal.notYours();
        }
        long epoch = call.request().number("epoch", Long.MAX_VALUE);
        return TreeTable.find(call.handle(), call.room(), epoch)
                .map(tree -> Call.answer(Json.object().put("tree", tree)))
                .orElseThrow(() -> Refusal.with(
                        404,
                        "tree.epoch",
                        "Trees are kept of this epoch and the one before, and for those who were just added.",
                        "epoch",
                        call.row().epoch()));
    }
}
