package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.EllipticCurves;
import java.security.GeneralSecurityException;
import java.util.function.IntFunction;

/** ECDH over NIST P-256 from the JCA. */
final class P256Kem implements Kem {
    @Override
    public int id() {
        return 0x0010;
    }

    @Override
    public int publicKeyLength() {
        return P256.POINT_LENGTH;
    }

    @Override
    public int privateKeyLength() {
        return P256.SCALAR_LENGTH;
    }

    @Override
    public byte[] generatePrivate() {
        return P256.generatePrivate();
    }

    @Override
    public byte[] derivePrivate(IntFunction<byte[]> candidate) {
        for (int counter = 0; counter < 256; counter++) {
            byte[] scalar = candidate.apply(counter);
            if (P256.isScalar(scalar)) {
                return scalar;
            }
        }
        throw new IllegalStateException("256 candidates in a row were no scalars");
    }

    @Override
    public boolean rejectsCandidates() {
        return true;
    }

    @Override
    public byte[] publicOf(byte[] privateKey) throws GeneralSecurityException {
        return P256.publicOf(privateKey);
    }

    @Override
    public byte[] agree(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        return EllipticCurves.computeSharedSecret(P256.privateKey(privateKey), P256.publicKey(publicKey));
    }

    @Override
    public void check(byte[] publicKey) throws GeneralSecurityException {
        P256.publicKey(publicKey);
    }
}
