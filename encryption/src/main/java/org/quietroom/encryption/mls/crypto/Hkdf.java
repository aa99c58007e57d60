package org.quietroom.encryption.mls.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, HMAC-SHA256 (RFC 2104) from the JCA, and HKDF over it (RFC 5869). */
final class Hkdf {
    static final int LENGTH = 32;
    private static final int MAX_BLOCKS = 255;

    private Hkdf() {}

    static byte[] hash(byte[] data) {
        return Jca.present(() -> MessageDigest.getInstance("SHA-256")).digest(data);
    }

    static byte[] mac(byte[] key, byte[]... parts) {
        Mac mac = keyed(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** HKDF-Extract; an empty salt stands for zeros, as RFC 5869 section 2.2 says. */
    static byte[] extract(byte[] salt, byte[]... keyMaterial) {
        return mac(salt.length == 0 ? new byte[LENGTH] : salt, keyMaterial);
    }

    /** HKDF-Expand; {@code info} is the parts in their order. */
    static byte[] expand(byte[] key, int length, byte[]... info) {
        if (length < 0 || length > MAX_BLOCKS * LENGTH) {
            throw new IllegalArgumentException("HKDF gives at most " + MAX_BLOCKS * LENGTH + " bytes");
        }
        Mac mac = keyed(key);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += LENGTH, counter++) {
            mac.update(block);
            Secret.wipe(block);
            for (byte[] part : info) {
                mac.update(part);
            }
            mac.update((byte) counter);
            block = mac.doFinal();
            System.arraycopy(block, 0, out, done, Math.min(LENGTH, length - done));
        }
        Secret.wipe(block);
        return out;
    }

    private static Mac keyed(byte[] key) {
        return Jca.present(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Arrays.copyOf(key, Math.max(key.length, 1)), "HmacSHA256"));
            return mac;
        });
    }
}
