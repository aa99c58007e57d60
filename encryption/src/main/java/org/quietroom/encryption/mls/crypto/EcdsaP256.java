package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.EllipticCurves;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.util.HexFormat;

/** ECDSA over P-256 with SHA-256 from the JCA; signatures in DER, as TLS 1.3 writes them. */
final class EcdsaP256 implements SignatureScheme {
    private static final String ALGORITHM = "SHA256withECDSA";

    @Override
    public byte[] generatePrivate() {
        return P256.generatePrivate();
    }

    @Override
    public byte[] publicOf(byte[] privateKey) throws GeneralSecurityException {
        return P256.publicOf(privateKey);
    }

    @Override
    public Signer signer(byte[] privateKey) throws GeneralSecurityException {
        ECPrivateKey key = P256.privateKey(privateKey);
        return message -> {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key, Jca.random());
            signature.update(message);
            return signature.sign();
        };
    }

    /** The JCA would also take signatures whose DER is not the only one of its numbers. */
    @Override
    public boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        if (!EllipticCurves.isValidDerEncoding(signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(P256.publicKey(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void check(byte[] publicKey) throws GeneralSecurityException {
        P256.publicKey(publicKey);
    }

    @Override
    public byte[] keyInfoPrefix() {
        return HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    }
}
