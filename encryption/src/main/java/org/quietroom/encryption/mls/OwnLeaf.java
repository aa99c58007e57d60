package org.quietroom.encryption.mls;

import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;

/** The private keys of an Update proposal of one's own, until it is committed. */
final class OwnLeaf {
    final HpkeKeys keys;
    final SignatureKeys signature;

    OwnLeaf(HpkeKeys keys, SignatureKeys signature) {
        this.keys = keys;
        this.signature = signature;
    }

    void store(Writer out) {
        out.opaque(keys.publicKey())
                .opaque(keys.privateKey().reveal())
                .opaque(signature.publicKey())
                .opaque(signature.privateKey().reveal());
    }

    static OwnLeaf restore(CipherSuite suite, Reader in) {
        return new OwnLeaf(
                new HpkeKeys(in.opaque(), Secret.copyOf(in.opaque())),
                new SignatureKeys(suite, in.opaque(), Secret.copyOf(in.opaque())));
    }
}
