package org.quietroom.encryption.mls.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;
import static org.quietroom.encryption.mls.failure.Rejection.SUITE_UNSUPPORTED;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** The cipher suites of section 17.1 that are implemented, with the functions of sections 5.1, 5.2, 8, 8.3 and 9. */
@SuppressWarnings("ImmutableEnumChecker") // its parts have no state that changes
public enum CipherSuite {
    MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519(
            0x0001, new Hpke(new X25519Kem(), AeadCipher.AES_128_GCM), new Ed25519()),
    MLS_128_DHKEMP256_AES128GCM_SHA256_P256(0x0002, new Hpke(new P256Kem(), AeadCipher.AES_128_GCM), new EcdsaP256()),
    MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519(
            0x0003, new Hpke(new X25519Kem(), AeadCipher.CHACHA20_POLY1305), new Ed25519());

    private static final String PREFIX = "MLS 1.0 ";
    private static final String EXTERNAL_INIT = "external init secret";
    private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

    private final int id;
    private final AeadCipher cipher;
    private final Encryption encryption;
    private final SignatureScheme scheme;

    CipherSuite(int id, Hpke hpke, SignatureScheme scheme) {
        this.id = id;
        this.cipher = hpke.aead;
        this.encryption = new Encryption(hpke);
        this.scheme = scheme;
    }

    /** @throws MlsException SUITE_UNSUPPORTED */
    public static CipherSuite of(int id) {
        for (CipherSuite suite : values()) {
            if (suite.id == id) {
                return suite;
            }
        }
        throw new MlsException(SUITE_UNSUPPORTED, "0x" + Integer.toHexString(id));
    }

    public int id() {
        return id;
    }

    SignatureScheme scheme() {
        return scheme;
    }

    /** {@code KDF.Nh}, also the length of a hash and of a MAC; bytes. */
    public int hashLength() {
        return Hkdf.LENGTH;
    }

    /** {@code AEAD.Nk}, bytes. */
    public int keyLength() {
        return cipher.keyLength;
    }

    /** {@code AEAD.Nn}, bytes. */
    public int nonceLength() {
        return AeadCipher.NONCE_LENGTH;
    }

    // 5.1 Hash, MAC, AEAD

    public Bytes hash(Bytes data) {
        return Bytes.copyFrom(Hkdf.hash(data.toByteArray()));
    }

    public Bytes mac(Secret key, Bytes data) {
        byte[] k = key.copy();
        Bytes tag = Bytes.copyFrom(Hkdf.mac(k, data.toByteArray()));
        Secret.wipe(k);
        return tag;
    }

    /** Whether {@code tag} is the MAC of the data; in constant time. */
    public boolean macVerifies(Secret key, Bytes data, Bytes tag) {
        return MessageDigest.isEqual(mac(key, data).toByteArray(), tag.toByteArray());
    }

    /** {@code AEAD.Seal}; the caller never gives the same key and nonce twice. */
    public Bytes seal(Secret key, Secret nonce, Bytes aad, Bytes plaintext) {
        return cipher.seal(key, nonce, aad, plaintext);
    }

    /**
     * {@code AEAD.Open}.
     *
     * @throws MlsException with {@code otherwise} if it does not open
     */
    public Bytes open(Secret key, Secret nonce, Bytes aad, Bytes ciphertext, Rejection otherwise) {
        Bytes opened = cipher.open(key, nonce, aad, ciphertext);
        if (opened == null) {
            throw new MlsException(otherwise);
        }
        return opened;
    }

    /** As many random bytes. */
    public Secret random(int size) {
        return Secret.owning(Jca.random(size));
    }

    // 5.1.2 Signing

    /** {@code SignWithLabel}. */
    public Bytes signWithLabel(SignatureKeys keys, String label, Bytes content) {
        if (keys.suite().scheme.getClass() != scheme.getClass()) {
            throw new IllegalArgumentException("signature keys of " + keys.suite() + " do not serve " + this);
        }
        return Bytes.copyFrom(keys.sign(labelled(label, content)));
    }

    /** {@code VerifyWithLabel}; a key that is none verifies nothing. */
    public boolean verifyWithLabel(Bytes publicKey, String label, Bytes content, Bytes signature) {
        return scheme.verifies(publicKey.toByteArray(), labelled(label, content), signature.toByteArray());
    }

    /** @throws MlsException PUBLIC_KEY if it is no signature key of this suite */
    public void checkSignatureKey(Bytes publicKey) {
        try {
            scheme.check(publicKey.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new MlsException(PUBLIC_KEY);
        }
    }

    /** What stands before a signature key of this suite in a DER {@code SubjectPublicKeyInfo} (RFC 8410, RFC 5480). */
    public Bytes signatureKeyInfoPrefix() {
        return Bytes.copyFrom(scheme.keyInfoPrefix());
    }

    // 5.1.3 Public key encryption

    /**
     * {@code EncryptWithLabel}.
     *
     * @throws MlsException PUBLIC_KEY if the recipient's key is none
     */
    public HpkeCiphertext encryptWithLabel(Bytes recipient, String label, Bytes context, Bytes plaintext) {
        return encryption.encrypt(recipient, labelled(label, context), plaintext);
    }

    /**
     * {@code DecryptWithLabel}.
     *
     * @throws MlsException with {@code otherwise} if it does not open
     */
    public Secret decryptWithLabel(
            HpkeKeys keys, String label, Bytes context, HpkeCiphertext ciphertext, Rejection otherwise) {
        return encryption.decrypt(keys, labelled(label, context), ciphertext, otherwise);
    }

    /** {@code KEM.DeriveKeyPair}. */
    public HpkeKeys deriveKeyPair(Secret keyMaterial) {
        return encryption.deriveKeyPair(keyMaterial);
    }

    /** New random keys to encrypt to. */
    public HpkeKeys generateHpkeKeys() {
        return encryption.generateKeyPair();
    }

    /** @throws MlsException PUBLIC_KEY if it is no key to encrypt to of this suite */
    public void checkEncryptionKey(Bytes publicKey) {
        encryption.check(publicKey);
    }

    // 5.2 Hash-based identifiers

    /** {@code RefHash}; the label in full. */
    public Bytes refHash(String label, Bytes value) {
        return hash(new Writer().opaque(label.getBytes(US_ASCII)).opaque(value).toBytes());
    }

    // 8 Key schedule

    /** {@code KDF.Extract}. */
    public Secret extract(Secret salt, Secret keyMaterial) {
        byte[] s = salt.copy();
        byte[] k = keyMaterial.copy();
        Secret extracted = Secret.owning(Hkdf.extract(s, k));
        Secret.wipe(s);
        Secret.wipe(k);
        return extracted;
    }

    /** {@code ExpandWithLabel}. */
    public Secret expandWithLabel(Secret secret, String label, Bytes context, int length) {
        byte[] info = new Writer()
                .uint16(length)
                .opaque((PREFIX + label).getBytes(US_ASCII))
                .opaque(context)
                .toByteArray();
        byte[] key = secret.copy();
        Secret expanded = Secret.owning(Hkdf.expand(key, length, info));
        Secret.wipe(key);
        return expanded;
    }

    /** {@code DeriveSecret}. */
    public Secret deriveSecret(Secret secret, String label) {
        return expandWithLabel(secret, label, NOTHING, hashLength());
    }

    // 8.3 External initialization

    /**
     * The joiner's side.
     *
     * @throws MlsException PUBLIC_KEY if the group's external key is none
     */
    public ExternalInit externalInit(Bytes externalPub) {
        return encryption.sendSecret(externalPub, (PREFIX + EXTERNAL_INIT).getBytes(US_ASCII));
    }

    /**
     * A member's side.
     *
     * @throws MlsException PUBLIC_KEY if the KEM output is none
     */
    public Secret externalInitSecret(HpkeKeys external, Bytes kemOutput) {
        return encryption.receiveSecret(external, kemOutput, (PREFIX + EXTERNAL_INIT).getBytes(US_ASCII));
    }

    // 9 Secret tree

    /** {@code DeriveTreeSecret}; the generation is an unsigned number of 32 bits. */
    public Secret deriveTreeSecret(Secret secret, String label, long generation, int length) {
        return expandWithLabel(secret, label, new Writer().uint32(generation).toBytes(), length);
    }

    private static byte[] labelled(String label, Bytes content) {
        return new Writer()
                .opaque((PREFIX + label).getBytes(US_ASCII))
                .opaque(content)
                .toByteArray();
    }
}
