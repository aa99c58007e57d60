package org.quietroom.gateway.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Unguessable strings, and how they are compared. Safe for many threads. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BaseEncoding TEXT = BaseEncoding.base64Url().omitPadding();
    private static final int BYTES = 32;

    private Tokens() {}

    /** 256 random bits as 43 characters that are safe in addresses and cookies. */
    static String fresh() {
        return TEXT.encode(bytes(BYTES));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 under a label, in hexadecimal: a token of 256 random bits cannot be found from it. */
    static String hash(String label, String token) {
        return Hashing.sha256().hashString(label + "\n" + token, UTF_8).toString();
    }

    /** Compares in time that depends on the lengths alone. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
