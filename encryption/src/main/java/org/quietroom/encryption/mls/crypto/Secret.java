package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.util.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that nobody else may learn. They show nowhere, compare in constant time, and {@link #destroy} overwrites them.
 *
 * <p>Limit: copies that the runtime or a primitive made are beyond reach. Safe for many threads: a use that meets
 * {@code destroy} sees the whole secret or is refused, never zeros.
 */
public final class Secret {
    private final byte[] bytes;
    private boolean destroyed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    public static Secret copyOf(Bytes bytes) {
        return new Secret(bytes.toByteArray());
    }

    /** The caller gives the array away. */
    public static Secret owning(byte[] bytes) {
        return new Secret(bytes);
    }

    /** As many zeros, which the key schedule uses where a secret is missing. */
    public static Secret zeros(int size) {
        return new Secret(new byte[size]);
    }

    /** A copy that the caller overwrites after use. */
    public synchronized byte[] copy() {
        if (destroyed) {
            throw new IllegalStateException("this secret was destroyed: go on with the newest state");
        }
        return bytes.clone();
    }

    /** A copy that stays in memory, for what is encrypted or stored sealed. */
    public Bytes reveal() {
        byte[] copy = copy();
        Bytes revealed = Bytes.copyFrom(copy);
        wipe(copy);
        return revealed;
    }

    public int size() {
        return bytes.length;
    }

    public synchronized void destroy() {
        destroyed = true;
        wipe(bytes);
    }

    public synchronized boolean destroyed() {
        return destroyed;
    }

    static void wipe(byte[] bytes) {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Secret secret)) {
            return false;
        }
        byte[] mine = copy();
        byte[] theirs = secret.copy();
        boolean same = MessageDigest.isEqual(mine, theirs);
        wipe(mine);
        wipe(theirs);
        return same;
    }

    /** Tells the length alone. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes]";
    }
}
