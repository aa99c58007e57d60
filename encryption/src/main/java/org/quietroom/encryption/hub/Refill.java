package org.quietroom.encryption.hub;

import java.util.Base64;
import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;

/** {@code refill}: more key packages for a device, and a new last resort. Asked twice, it is done once. */
final class Refill implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.own(call.handle(), call.member(), call.request().device());
        HubLimits limits = call.limits();
        List<byte[]> packages = call.request().listOfBytes("keyPackages", limits.keyPackages(), limits.keyPackage());
        OfferedPackages offered =
                new OfferedPackages(call, device.id(), Base64.getUrlDecoder().decode(device.signatureKey()));
        int before = PackageTable.left(call.handle(), call.room(), device.id(), call.millis());
        offered.keep(packages);
        if (PackageTable.left(call.handle(), call.room(), device.id(), call.millis()) > limits.keyPackages()) {
            throw Refusal.with(
                    422,
                    "key-packages",
                    "A device keeps at most " + limits.keyPackages() + " key packages.",
                    "left",
                    before);
        }
        call.request().optionalBytes("lastResort", limits.keyPackage()).ifPresent(offered::keepLastResort);
        return Call.answer(OfferedPackages.state(Json.object(), "left", call, device.id()));
    }
}
