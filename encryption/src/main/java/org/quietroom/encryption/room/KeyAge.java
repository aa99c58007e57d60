package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import org.quietroom.encryption.wire.WireWriter;

/**
 * Whether a device's keys in the group are old enough to be renewed, so that whoever stole them reads no further (RFC 9420 section
 * 16.6, post-compromise security). Each device waits up to a quarter longer than the age that is set, another while each
 * time, so that not all of a room commit at once.
 */
final class KeyAge {
    private static final byte[] LABEL = "quietroom/key-age/v1\n".getBytes(US_ASCII);
    private static final double UNSIGNED = 0x1p32;

    private KeyAge() {}

    static boolean isDue(Keeper keeper) {
        long now = keeper.settings.clock().millis();
        long since = keeper.place.keysSince();
        long age = keeper.settings.renewAfter().toMillis();
        // A clock that was far ahead once must not keep old keys for ever.
        return now < since - age || now >= since + wait(age, keeper.self.device(), since);
    }

    /** In milliseconds. */
    static long wait(long age, String device, long since) {
        byte[] drawn = Hashing.sha256()
                .hashBytes(new WireWriter().bytes(LABEL).text(device).u64(since).done())
                .asBytes();
        double fraction = Integer.toUnsignedLong(Ints.fromByteArray(drawn)) / UNSIGNED;
        return age + (long) (age / 4.0 * fraction);
    }
}
