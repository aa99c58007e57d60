package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) from Tink. */
final class Ed25519 implements SignatureScheme {
    @Override
    public byte[] generatePrivate() {
        return Jca.random(Ed25519Sign.SECRET_KEY_LEN);
    }

    @Override
    public byte[] publicOf(byte[] privateKey) throws GeneralSecurityException {
        return Ed25519Sign.KeyPair.newKeyPairFromSeed(privateKey).getPublicKey();
    }

    @Override
    public Signer signer(byte[] privateKey) throws GeneralSecurityException {
        return new Ed25519Sign(privateKey)::sign;
    }

    @Override
    public boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            check(publicKey);
            new Ed25519Verify(publicKey).verify(signature, message);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void check(byte[] publicKey) throws GeneralSecurityException {
        if (publicKey.length != Ed25519Verify.PUBLIC_KEY_LEN) {
            throw new InvalidKeyException("not 32 bytes");
        }
    }

    @Override
    public byte[] keyInfoPrefix() {
        return HexFormat.of().parseHex("302a300506032b6570032100");
    }
}
