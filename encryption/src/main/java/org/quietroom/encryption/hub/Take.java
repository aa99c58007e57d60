package org.quietroom.encryption.hub;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;

/** {@code take}: a key package of each device that is to be added, each handed out once. */
final class Take implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        List<Json> packages = new ArrayList<>();
        for (String id : call.request().devices("devices")) {
            DeviceTable.find(call.handle(), call.room(), id)
                    .filter(device -> device.state() == Device.State.WAITING)
                    .ifPresent(device -> PackageTable.take(call.handle(), call.room(), id, call.millis())
                            .ifPresent(body -> packages.add(Json.object()
                                    .put("device", id)
                                    .put("keyPackage", body)
                                    .put("signatureKey", device.signatureKey()))));
        }
        return Call.answer(Json.object().put("packages", packages));
    }
}
