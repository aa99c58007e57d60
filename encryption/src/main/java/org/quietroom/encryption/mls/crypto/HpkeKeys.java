package org.quietroom.encryption.mls.crypto;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;

/** A key pair to encrypt to. Safe for many threads. */
public final class HpkeKeys {
    private final Bytes publicKey;
    private final Secret privateKey;

    public HpkeKeys(Bytes publicKey, Secret privateKey) {
        this.publicKey = requireNonNull(publicKey, "publicKey");
        this.privateKey = requireNonNull(privateKey, "privateKey");
    }

    public Bytes publicKey() {
        return publicKey;
    }

    public Secret privateKey() {
        return privateKey;
    }

    public void destroy() {
        privateKey.destroy();
    }

    /** No key. */
    @Override
    public String toString() {
        return "HpkeKeys";
    }
}
