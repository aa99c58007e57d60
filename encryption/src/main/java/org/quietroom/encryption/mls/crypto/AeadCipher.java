package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The AEAD algorithms of RFC 9180, section 7.3, from the JCA: Tink's choose the nonce themselves, MLS derives it. */
enum AeadCipher {
    AES_128_GCM(1, 16, "AES/GCM/NoPadding", "AES"),
    CHACHA20_POLY1305(3, 32, "ChaCha20-Poly1305", "ChaCha20");

    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    final int id;
    final int keyLength;
    private final String transformation;
    private final String algorithm;

    AeadCipher(int id, int keyLength, String transformation, String algorithm) {
        this.id = id;
        this.keyLength = keyLength;
        this.transformation = transformation;
        this.algorithm = algorithm;
    }

    byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
        return Jca.present(() -> {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(aad);
            return cipher.doFinal(plaintext);
        });
    }

    /** Null if it does not open. */
    byte @Nullable [] open(byte[] key, byte[] nonce, byte[] aad, byte[] ciphertext) {
        if (ciphertext.length < TAG_LENGTH) {
            return null;
        }
        return Jca.<byte @Nullable []>present(() -> {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(aad);
            try {
                return cipher.doFinal(ciphertext);
            } catch (AEADBadTagException e) {
                return null;
            }
        });
    }

    Bytes seal(Secret key, Secret nonce, Bytes aad, Bytes plaintext) {
        byte[] k = key.copy();
        byte[] n = nonce.copy();
        Bytes sealed = Bytes.copyFrom(seal(k, n, aad.toByteArray(), plaintext.toByteArray()));
        Secret.wipe(k);
        Secret.wipe(n);
        return sealed;
    }

    /** Null if it does not open. */
    @Nullable
    Bytes open(Secret key, Secret nonce, Bytes aad, Bytes ciphertext) {
        byte[] k = key.copy();
        byte[] n = nonce.copy();
        byte[] plaintext = open(k, n, aad.toByteArray(), ciphertext.toByteArray());
        Secret.wipe(k);
        Secret.wipe(n);
        if (plaintext == null) {
            return null;
        }
        Bytes opened = Bytes.copyFrom(plaintext);
        Secret.wipe(plaintext);
        return opened;
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        AlgorithmParameterSpec parameters =
                this == AES_128_GCM ? new GCMParameterSpec(8 * TAG_LENGTH, nonce) : new IvParameterSpec(nonce);
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, algorithm), parameters);
        return cipher;
    }
}
