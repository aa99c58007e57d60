package org.quietroom.encryption.franking;

import java.util.Arrays;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** The hub's mark on one message, 36 bytes: which key, and a MAC that only the hub can make or check. Immutable. */
public final class Frank {
    /** Length in bytes. */
    public static final int LENGTH = 36;

    static final int MAC_LENGTH = 32;

    private final int keyId;
    private final byte[] mac;

    Frank(int keyId, byte[] mac) {
        this.keyId = keyId;
        this.mac = Arrays.copyOf(mac, MAC_LENGTH);
    }

    /**
     * A frank as the hub handed it over.
     *
     * @throws MalformedException if it has another length
     */
    public static Frank of(byte[] bytes) throws MalformedException {
        WireReader in = WireReader.of(bytes);
        Frank frank = read(in);
        in.end();
        return frank;
    }

    static Frank read(WireReader in) throws MalformedException {
        return new Frank((int) in.u32(), in.bytes(MAC_LENGTH));
    }

    /** As clients keep it. */
    public byte[] bytes() {
        return new WireWriter().u32(keyId).bytes(mac).done();
    }

    int keyId() {
        return keyId;
    }

    byte[] mac() {
        return Arrays.copyOf(mac, MAC_LENGTH);
    }

    /** Whether it stands for "no proof": all zero. */
    boolean absent() {
        return keyId == 0 && Arrays.equals(mac, new byte[MAC_LENGTH]);
    }

    @Override
    public String toString() {
        return "Frank[key " + Integer.toUnsignedLong(keyId) + "]";
    }
}
