package org.quietroom.encryption.mls.crypto;

import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** What MLS does with HPKE (sections 5.1.3 and 8.3), each context used once; labels are the caller's. */
final class Encryption {
    private static final byte[] NOTHING = {};

    private final Hpke hpke;

    Encryption(Hpke hpke) {
        this.hpke = hpke;
    }

    /** @throws MlsException PUBLIC_KEY if the recipient's key is none */
    HpkeCiphertext encrypt(Bytes recipient, byte[] info, Bytes plaintext) {
        return accepted(() -> {
            Hpke.Sending to = hpke.send(recipient.toByteArray(), info);
            Bytes sealed = Bytes.copyFrom(to.context.seal(NOTHING, plaintext.toByteArray()));
            to.context.destroy();
            return new HpkeCiphertext(Bytes.copyFrom(to.encapsulated), sealed);
        });
    }

    /** @throws MlsException with {@code otherwise} if it does not open */
    Secret decrypt(HpkeKeys keys, byte[] info, HpkeCiphertext ciphertext, Rejection otherwise) {
        byte[] own = keys.privateKey().copy();
        try {
            HpkeContext from = hpke.receive(
                    ciphertext.kemOutput().toByteArray(), own, keys.publicKey().toByteArray(), info);
            byte[] plaintext = from.open(NOTHING, ciphertext.ciphertext().toByteArray());
            from.destroy();
            if (plaintext == null) {
                throw new MlsException(otherwise);
            }
            return Secret.owning(plaintext);
        } catch (GeneralSecurityException e) {
            throw new MlsException(otherwise);
        } finally {
            Secret.wipe(own);
        }
    }

    HpkeKeys deriveKeyPair(Secret keyMaterial) {
        byte[] ikm = keyMaterial.copy();
        byte[] own = hpke.derivePrivate(ikm);
        Secret.wipe(ikm);
        return pair(own);
    }

    HpkeKeys generateKeyPair() {
        return pair(hpke.kem.generatePrivate());
    }

    /** @throws MlsException PUBLIC_KEY if it is none */
    void check(Bytes publicKey) {
        accepted(() -> {
            hpke.kem.check(publicKey.toByteArray());
            return publicKey;
        });
    }

    /**
     * A secret that the holder of a key can find out too.
     *
     * @throws MlsException PUBLIC_KEY if the key is none
     */
    ExternalInit sendSecret(Bytes recipient, byte[] exporterContext) {
        return accepted(() -> {
            Hpke.Sending to = hpke.send(recipient.toByteArray(), NOTHING);
            ExternalInit made = new ExternalInit(Bytes.copyFrom(to.encapsulated), secret(to.context, exporterContext));
            to.context.destroy();
            return made;
        });
    }

    /** @throws MlsException PUBLIC_KEY if the KEM output is none */
    Secret receiveSecret(HpkeKeys keys, Bytes kemOutput, byte[] exporterContext) {
        byte[] own = keys.privateKey().copy();
        try {
            return accepted(() -> {
                HpkeContext from = hpke.receive(
                        kemOutput.toByteArray(), own, keys.publicKey().toByteArray(), NOTHING);
                Secret secret = secret(from, exporterContext);
                from.destroy();
                return secret;
            });
        } finally {
            Secret.wipe(own);
        }
    }

    private static Secret secret(HpkeContext context, byte[] exporterContext) {
        return Secret.owning(context.export(exporterContext, Hkdf.LENGTH));
    }

    private HpkeKeys pair(byte[] own) {
        return Jca.present(() -> new HpkeKeys(Bytes.copyFrom(hpke.kem.publicOf(own)), Secret.owning(own)));
    }

    private static <T> T accepted(Jca.Step<T> step) {
        try {
            return step.run();
        } catch (GeneralSecurityException e) {
            throw new MlsException(PUBLIC_KEY);
        }
    }
}
