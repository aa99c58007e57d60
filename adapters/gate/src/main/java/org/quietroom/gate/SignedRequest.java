package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;

/**
 * What the signature of gate protocol v1 covers: method, path, time, nonce and the body's hash. It holds no body.
 *
 * @param method in capitals, such as {@code POST}
 * @param path as it stands in the request line, still percent-encoded, without a query
 * @param timestamp Unix milliseconds in decimal digits, as the header has it
 * @param nonce 32 lower-case hexadecimal digits, never used before by this host
 * @param bodySha256 64 lower-case hexadecimal digits
 */
public record SignedRequest(String method, String path, String timestamp, String nonce, String bodySha256) {
    /** The header with the time the request was made. */
    public static final String TIMESTAMP = "Quietroom-Timestamp";
    /** The header with a number used once. */
    public static final String NONCE = "Quietroom-Nonce";
    /** The header with the signature. */
    public static final String SIGNATURE = "Quietroom-Signature";

    private static final String LABEL = "quietroom-gate-v1";

    /** @throws NullPointerException if anything is null */
    public SignedRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(nonce, "nonce");
        requireNonNull(bodySha256, "bodySha256");
    }

    /** The request with this body, which is hashed and not kept. */
    public static SignedRequest of(String method, String path, long timestampMillis, String nonce, byte[] body) {
        return new SignedRequest(method, path, Long.toString(timestampMillis), nonce, sha256(body));
    }

    /** The value of the signature header. */
    public String signature(HostSecret secret) {
        return secret.sign(text());
    }

    /** Whether the header's value is right. */
    boolean signedBy(HostSecret secret, String signature) {
        return secret.signed(text(), signature);
    }

    static String sha256(byte[] body) {
        return Hashing.sha256().hashBytes(body).toString();
    }

    private String text() {
        return String.join("\n", LABEL, method, path, timestamp, nonce, bodySha256);
    }
}
