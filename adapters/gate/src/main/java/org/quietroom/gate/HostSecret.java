package org.quietroom.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.security.MessageDigest;

/**
 * What a host and we both know, to sign requests with. Its value cannot be read back. Immutable; safe for many threads.
 */
public final class HostSecret {
    /** The fewest characters that are accepted. */
    public static final int MIN_LENGTH = 32;

    private final HashFunction hmac;

    private HostSecret(HashFunction hmac) {
        this.hmac = hmac;
    }

    /**
     * The secret with these characters; its key is their UTF-8 bytes.
     *
     * @throws IllegalArgumentException if it has fewer than 32 characters; the message does not show it
     */
    public static HostSecret of(String characters) {
        if (characters.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a host's secret has at least " + MIN_LENGTH + " characters; make one with: openssl rand -hex 32");
        }
        return new HostSecret(Hashing.hmacSha256(characters.getBytes(UTF_8)));
    }

    /** HMAC-SHA256 (RFC 2104) of a text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
    String sign(String text) {
        return hmac.hashString(text, UTF_8).toString();
    }

    /** Whether a signature is the one of this text; takes the same time wherever they differ. */
    boolean signed(String text, String signature) {
        return MessageDigest.isEqual(sign(text).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "HostSecret[hidden]";
    }
}
