package org.quietroom.encryption.hub;

import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;

/** {@code log}: entries of the log of devices, and its head. */
final class ShowLog implements Operation {
    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply run(Call call) {
        List<Json> entries =
                DeviceLog.from(call.handle(), call.room(), call.request().number("from", Long.MAX_VALUE)).stream()
                        .filter(entry -> entry.place() <= call.row().logSize())
                        .map(DeviceLog.Entry::json)
                        .toList();
        return Call.answer(Json.object()
                .put("entries", entries)
                .put("size", call.row().logSize())
                .put("head", call.row().logHead()));
    }
}
