package org.quietroom.encryption.hub;

import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;

/**
 * {@code leave}: a device asks to be taken out. Others commit that; a device that only waits is gone at once, and when the
 * last one leaves, the group ends with it and what was kept for it is deleted.
 */
final class Leave implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.own(call.handle(), call.member(), call.request().device());
        switch (device.state()) {
            case WAITING -> out(call, device);
            case IN -> {
                DeviceTable.leaving(call.handle(), call.room(), device.id());
                List<Device> all = DeviceTable.all(call.handle(), call.room());
                if (all.stream().anyMatch(other -> other.state() == Device.State.IN)) {
                    call.tell(device, null, "leaving", Json.object());
                } else {
                    all.stream().filter(Device::inGroup).forEach(last -> out(call, last));
                    RoomTable.group(call.handle(), call.room(), null, 0);
                    TreeTable.clear(call.handle(), call.room());
                    EventTable.clear(call.handle(), call.room());
                }
            }
            default -> {
                // it has asked before
            }
        }
        return Call.done();
    }

    private static void out(Call call, Device device) {
        DeviceTable.gone(call.handle(), call.room(), device.id(), call.sequence(), call.millis());
        DeviceLog.append(call.handle(), call.room(), "removed", device, call.millis());
    }
}
