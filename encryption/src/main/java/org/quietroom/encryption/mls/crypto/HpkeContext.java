package org.quietroom.encryption.mls.crypto;

import org.jspecify.annotations.Nullable;

/** One encryption context of RFC 9180, section 5.2. Used by one thread, then destroyed. */
final class HpkeContext {
    private final Hpke hpke;
    private final byte[] key;
    private final byte[] baseNonce;
    private final byte[] exporterSecret;
    private int sequence;

    HpkeContext(Hpke hpke, byte[] key, byte[] baseNonce, byte[] exporterSecret) {
        this.hpke = hpke;
        this.key = key;
        this.baseNonce = baseNonce;
        this.exporterSecret = exporterSecret;
    }

    byte[] seal(byte[] aad, byte[] plaintext) {
        return hpke.aead.seal(key, nextNonce(), aad, plaintext);
    }

    /** Null if it does not open; then the sequence stays. */
    byte @Nullable [] open(byte[] aad, byte[] ciphertext) {
        byte[] plaintext = hpke.aead.open(key, nextNonce(), aad, ciphertext);
        if (plaintext == null) {
            sequence--;
        }
        return plaintext;
    }

    byte[] export(byte[] context, int length) {
        return hpke.export(exporterSecret, context, length);
    }

    void destroy() {
        Secret.wipe(key);
        Secret.wipe(baseNonce);
        Secret.wipe(exporterSecret);
    }

    private byte[] nextNonce() {
        if (sequence == Integer.MAX_VALUE) {
            throw new IllegalStateException("this context has sealed all it may");
        }
        byte[] nonce = baseNonce.clone();
        for (int i = 0; i < Integer.BYTES; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
        }
        sequence++;
        return nonce;
    }
}
