package org.quietroom.encryption.mls.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What every Java runtime we run on has: its absence is not an input's fault. */
final class Jca {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Jca() {}

    interface Step<T extends @Nullable Object> {
        T run() throws GeneralSecurityException;
    }

    static <T extends @Nullable Object> T present(Step<T> step) {
        try {
            return step.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks a cryptographic primitive that MLS needs", e);
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static SecureRandom random() {
        return RANDOM;
    }
}
