package org.quietroom.encryption.hub;

import java.util.Base64;
import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;

/** {@code refill}: more key packages for a device. */
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
        int left = PackageTable.left(call.handle(), call.room(), device.id(), call.millis());
        if (left + packages.size() > limits.keyPackages()) {
            throw Refusal.with(
                    422,
                    "key-packages",
                    "A device keeps at most " + limits.keyPackages() + " key packages.",
                    "left",
                    left);
        }
        Register.keep(call, device.id(), Base64.getUrlDecoder().decode(device.signatureKey()), packages, false);
        return Call.answer(Json.object().put("left", left + packages.size()));
    }
}
