package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.KeyPackage;

/**
 * A key package of one's own with its private keys, to be kept until a Welcome uses it or its lifetime ends.
 *
 * <p>Destroy it once the group that was joined with it is stored: whoever gets its init key can open the Welcome. One of last
 * resort lives on until it is replaced. Safe for many threads.
 */
public final class OwnKeyPackage {
    private static final int VERSION = 1;

    private final KeyPackage published;
    private final HpkeKeys init;
    private final HpkeKeys leaf;
    private final SignatureKeys signature;

    OwnKeyPackage(KeyPackage published, HpkeKeys init, HpkeKeys leaf, SignatureKeys signature) {
        this.published = requireNonNull(published, "published");
        this.init = requireNonNull(init, "init");
        this.leaf = requireNonNull(leaf, "leaf");
        this.signature = requireNonNull(signature, "signature");
    }

    /** What others may have. */
    public KeyPackage published() {
        return published;
    }

    /** The {@code KeyPackageRef} by which a Welcome names it. */
    public Bytes reference() {
        return published.reference(signature.suite());
    }

    CipherSuite suite() {
        return signature.suite();
    }

    HpkeKeys init() {
        return init;
    }

    /** A copy: the group's keys outlive this key package. */
    HpkeKeys leafForGroup() {
        return new HpkeKeys(leaf.publicKey(), Secret.copyOf(leaf.privateKey().reveal()));
    }

    SignatureKeys signature() {
        return signature;
    }

    /** Overwrites the init key and the leaf's key; the signature key is the client's and stays. */
    public void destroy() {
        init.destroy();
        leaf.destroy();
    }

    /** The stored form, sealed; the signature key is in it. */
    public Bytes save(Aead aead) {
        return Sealing.seal(
                aead,
                Sealing.KEY_PACKAGE,
                new Writer()
                        .uint8(VERSION)
                        .put(published)
                        .opaque(init.privateKey().reveal())
                        .opaque(leaf.privateKey().reveal())
                        .opaque(signature.privateKey().reveal())
                        .toBytes());
    }

    /** @throws MlsException STORED_FORM if it does not open, or is of another version */
    public static OwnKeyPackage restore(Bytes sealed, Aead aead) {
        return Sealing.open(aead, Sealing.KEY_PACKAGE, sealed, OwnKeyPackage::readFrom);
    }

    private static OwnKeyPackage readFrom(Reader in) {
        MlsException.require(in.uint8() == VERSION, STORED_FORM);
        KeyPackage published = KeyPackage.readFrom(in);
        HpkeKeys init = new HpkeKeys(published.initKey(), Secret.copyOf(in.opaque()));
        HpkeKeys leaf = new HpkeKeys(published.leafNode().encryptionKey(), Secret.copyOf(in.opaque()));
        SignatureKeys signature = new SignatureKeys(
                CipherSuite.of(published.cipherSuite()),
                published.leafNode().signatureKey(),
                Secret.copyOf(in.opaque()));
        return new OwnKeyPackage(published, init, leaf, signature);
    }

    /** No key. */
    @Override
    public String toString() {
        return "OwnKeyPackage";
    }
}
