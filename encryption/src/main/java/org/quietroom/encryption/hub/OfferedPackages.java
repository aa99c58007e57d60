package org.quietroom.encryption.hub;

import java.time.Instant;
import java.util.List;

/** Key packages that a device offers: each is looked at before it is kept. */
final class OfferedPackages {
    private static final int A_MILLISECOND = 1_000;

    private final Call call;
    private final String device;
    private final byte[] signatureKey;

    /** @param signatureKey the device's own: no package may bear another */
    OfferedPackages(Call call, String device, byte[] signatureKey) {
        this.call = call;
        this.device = device;
        this.signatureKey = signatureKey.clone();
    }

    /** Keeps packages that are handed out once each, in this order after those that are there. */
    void keep(List<byte[]> packages) {
        long place = call.millis() * A_MILLISECOND;
        for (byte[] body : packages) {
            PackageTable.add(call.handle(), call.room(), device, body, expiry(body), place++);
        }
    }

    /** Keeps a last resort in the place of the one before. */
    void keepLastResort(byte[] body) {
        PackageTable.lastResort(call.handle(), call.room(), device, body, expiry(body), call.millis() * A_MILLISECOND);
    }

    private long expiry(byte[] body) {
        Instant expires = KeyPackageFraming.expiry(
                body, call.uri(), signatureKey, call.now(), call.limits().keepPackages());
        return expires.toEpochMilli();
    }

    /** How many a device has left, and until when its last resort serves, if there is one. */
    static Json state(Json answer, String left, Call call, String device) {
        answer.put(left, PackageTable.left(call.handle(), call.room(), device, call.millis()));
        PackageTable.lastResortUntil(call.handle(), call.room(), device, call.millis())
                .ifPresent(until -> answer.put("lastResortUntil", until));
        return answer;
    }
}
