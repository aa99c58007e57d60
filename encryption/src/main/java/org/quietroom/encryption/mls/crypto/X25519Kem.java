package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.X25519;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.function.IntFunction;

/** X25519 (RFC 7748) from Tink. */
final class X25519Kem implements Kem {
    private static final int LENGTH = 32;

    @Override
    public int id() {
        return 0x0020;
    }

    @Override
    public int publicKeyLength() {
        return LENGTH;
    }

    @Override
    public int privateKeyLength() {
        return LENGTH;
    }

    @Override
    public byte[] generatePrivate() {
        return X25519.generatePrivateKey();
    }

    @Override
    public byte[] derivePrivate(IntFunction<byte[]> candidate) {
        return candidate.apply(0);
    }

    @Override
    public boolean rejectsCandidates() {
        return false;
    }

    @Override
    public byte[] publicOf(byte[] privateKey) throws GeneralSecurityException {
        return X25519.publicFromPrivate(privateKey);
    }

    @Override
    public byte[] agree(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        byte[] shared = X25519.computeSharedSecret(privateKey, publicKey);
        if (MessageDigest.isEqual(shared, new byte[LENGTH])) {
            throw new InvalidKeyException("a point of low order");
        }
        return shared;
    }

    @Override
    public void check(byte[] publicKey) throws GeneralSecurityException {
        if (publicKey.length != LENGTH) {
            throw new InvalidKeyException("not 32 bytes");
        }
    }
}
