package org.quietroom.encryption.hub;

import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.encryption.wire.LogEntry;

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
                        .filter(entry -> entry.index() <= call.row().logSize())
                        .map(ShowLog::json)
                        .toList();
        return Call.answer(Json.object()
                .put("entries", entries)
                .put("size", call.row().logSize())
                .put("head", call.row().logHead()));
    }

    private static Json json(LogEntry entry) {
        return Json.object()
                .put("index", entry.index())
                .put("at", entry.at())
                .put("action", entry.action())
                .put("member", entry.member())
                .put("device", entry.device())
                .put("signatureKey", entry.signatureKey());
    }
}
