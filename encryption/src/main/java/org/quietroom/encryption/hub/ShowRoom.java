package org.quietroom.encryption.hub;

import java.util.List;
import java.util.function.Supplier;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.SealedNames;

/** {@code room}: what a client must know before anything else. */
final class ShowRoom implements Operation {
    private final Supplier<ReportKeys> keys;

    ShowRoom(Supplier<ReportKeys> keys) {
        this.keys = keys;
    }

    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        List<Json> devices = DeviceTable.all(call.handle(), call.room()).stream()
                .map(device -> packages(device, call)
                        .put("since", device.since())
                        .put("state", device.state().word()))
                .toList();
        ReportKeys reports = keys.get();
        Json answer = Json.object()
                .put("room", SealedNames.of(call.room()))
                .put("you", call.uri())
                .put("name", call.member().name())
                .put("group", call.row().group())
                .put("epoch", call.row().epoch())
                .put("sequence", call.row().sequence())
                .put("devices", devices)
                .put(
                        "log",
                        Json.object()
                                .put("size", call.row().logSize())
                                .put("head", call.row().logHead()))
                .put(
                        "moderators",
                        Json.object()
                                .put("keyId", reports.keyId())
                                .put("hpkePublicKey", Request.encode(reports.publicKey())))
                .put("limits", limits(call.limits()));
        return Call.answer(answer);
    }

    /** Of a device that waits, its own member learns what key packages it has left. */
    private static Json packages(Device device, Call call) {
        Json json = json(device, call);
        boolean own = device.state() == Device.State.WAITING
                && device.member().equals(call.member().id());
        return own ? OfferedPackages.state(json, "packagesLeft", call, device.id()) : json;
    }

    static Json json(Device device, Call call) {
        return Json.object()
                .put("member", SealedNames.of(call.room(), device.member()))
                .put("name", device.name())
                .put("device", device.id())
                .put("signatureKey", device.signatureKey());
    }

    private static Json limits(HubLimits limits) {
        return Json.object()
                .put("message", limits.message())
                .put("handshake", limits.handshake())
                .put("tree", limits.tree())
                .put("keyPackage", limits.keyPackage())
                .put("keyPackages", limits.keyPackages())
                .put("devicesOfMember", limits.devicesOfMember())
                .put("devicesOfRoom", limits.devicesOfRoom())
                .put("attachment", limits.attachments().longest())
                .put("sendsPerMinute", limits.sendsOfMember());
    }
}
