package org.quietroom.encryption.mls.crypto;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** A key pair to sign with. Safe for many threads. */
public final class SignatureKeys {
    private final CipherSuite suite;
    private final Bytes publicKey;
    private final Secret privateKey;
    private volatile SignatureScheme.@Nullable Signer signer;

    /** Takes keys that were kept; that they belong together is the caller's care. */
    public SignatureKeys(CipherSuite suite, Bytes publicKey, Secret privateKey) {
        this.suite = requireNonNull(suite, "suite");
        this.publicKey = requireNonNull(publicKey, "publicKey");
        this.privateKey = requireNonNull(privateKey, "privateKey");
    }

    /** New random keys. */
    public static SignatureKeys generate(CipherSuite suite) {
        return Jca.present(() -> {
            byte[] secret = suite.scheme().generatePrivate();
            return new SignatureKeys(suite, Bytes.copyFrom(suite.scheme().publicOf(secret)), Secret.owning(secret));
        });
    }

    public CipherSuite suite() {
        return suite;
    }

    public Bytes publicKey() {
        return publicKey;
    }

    public Secret privateKey() {
        return privateKey;
    }

    byte[] sign(byte[] message) {
        try {
            SignatureScheme.Signer ready = signer;
            if (ready == null) {
                byte[] copy = privateKey.copy();
                ready = suite.scheme().signer(copy);
                Secret.wipe(copy);
                signer = ready;
            }
            return ready.sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("these are no signature keys of " + suite, e);
        }
    }

    public void destroy() {
        privateKey.destroy();
        signer = null;
    }

    /** No key. */
    @Override
    public String toString() {
        return "SignatureKeys";
    }
}
