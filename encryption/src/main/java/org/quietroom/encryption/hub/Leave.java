package org.quietroom.encryption.hub;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/**
 * {@code leave}: a device asks to be taken out. Others commit that; a device that only waits is gone at once, and when the
 * last one leaves, the group ends with it and what was kept for it is deleted. With {@code pairs} what is beside the device in its
 * member's private rooms is taken out before.
 */
final class Leave implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public List<Errand> before(Pseudonym member, Request request, HubStore store) {
        if (!request.flag("pairs")) {
            return List.of();
        }
        String device = request.device();
        return store.read(handle -> PairTable.of(handle, member).stream()
                .map(pair -> pair.in(member))
                .flatMap(place -> DeviceTable.besides(handle, place, device).stream()
                        .map(beside -> new Errand(place, Request.of(beside))))
                .toList());
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.own(call.handle(), call.member(), call.request().device());
        switch (device.state()) {
            case WAITING -> out(call, device);
            case IN -> {
                DeviceTable.leaving(call.handle(), call.room(), device.id());
                if (!endedWithoutAnybody(call.handle(), call.room(), call.sequence(), call.millis())) {
                    call.tell(device, null, "leaving", Json.object());
                }
            }
            default -> {
                // it has asked before
            }
        }
        return Call.done();
    }

    private static void out(Call call, Device device) {
        out(call.handle(), call.room(), device, call.sequence(), call.millis());
    }

    /** Ends the group if nobody is in it who does not leave; tells whether it did. */
    static boolean endedWithoutAnybody(Handle handle, RoomId room, long sequence, long now) {
        List<Device> all = DeviceTable.all(handle, room);
        if (all.stream().anyMatch(device -> device.state() == Device.State.IN)) {
            return false;
        }
        all.stream().filter(Device::inGroup).forEach(last -> out(handle, room, last, sequence, now));
        endGroup(handle, room);
        return true;
    }

    private static void out(Handle handle, RoomId room, Device device, long sequence, long now) {
        DeviceTable.gone(handle, room, device.id(), sequence, now);
        DeviceLog.append(handle, room, "removed", device, now);
    }

    private static void endGroup(Handle handle, RoomId room) {
        RoomTable.group(handle, room, null, 0);
        TreeTable.clear(handle, room);
        EventTable.clear(handle, room);
        AttachmentTable.clear(handle, room);
    }

    /** Takes everybody out: whoever waits, too. */
    static void everybody(Handle handle, RoomId room, long now) {
        long sequence = RoomTable.hold(handle, room).sequence();
        DeviceTable.all(handle, room).forEach(device -> out(handle, room, device, sequence, now));
        endGroup(handle, room);
    }
}
