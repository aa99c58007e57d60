package org.quietroom.encryption.mls.schedule;

import org.quietroom.encryption.mls.crypto.Secret;

/**
 * {@code ratchet_key} and {@code ratchet_nonce} of one generation (RFC 9420 section 9.1): for one message, never for two. The
 * nonce is to be combined with the reuse guard of section 6.3.1.
 */
public final class MessageKey {
    private final long generation;
    private final Secret key;
    private final Secret nonce;

    MessageKey(long generation, Secret key, Secret nonce) {
        this.generation = generation;
        this.key = key;
        this.nonce = nonce;
    }

    /** 0 to 2^32 - 1. */
    public long generation() {
        return generation;
    }

    public Secret key() {
        return key;
    }

    public Secret nonce() {
        return nonce;
    }

    void destroy() {
        key.destroy();
        nonce.destroy();
    }

    /** No key. */
    @Override
    public String toString() {
        return "MessageKey[generation=" + generation + "]";
    }
}
