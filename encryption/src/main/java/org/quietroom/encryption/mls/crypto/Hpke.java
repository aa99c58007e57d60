package org.quietroom.encryption.mls.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.Bytes;
import java.security.GeneralSecurityException;

/**
 * HPKE in base mode, RFC 9180: DHKEM (section 4.1), DeriveKeyPair (7.1.3), key schedule (5.1). KDF is HKDF-SHA256 throughout.
 */
final class Hpke {
    private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int KDF_ID = 0x0001;
    private static final byte MODE_BASE = 0;

    final Kem kem;
    final AeadCipher aead;
    private final byte[] kemSuite;
    private final byte[] hpkeSuite;

    Hpke(Kem kem, AeadCipher aead) {
        this.kem = kem;
        this.aead = aead;
        this.kemSuite = join("KEM".getBytes(US_ASCII), twoBytes(kem.id()));
        this.hpkeSuite = join("HPKE".getBytes(US_ASCII), twoBytes(kem.id()), twoBytes(KDF_ID), twoBytes(aead.id));
    }

    /** A sender's side: the encapsulated key and the context. */
    static final class Sending {
        final byte[] encapsulated;
        final HpkeContext context;

        Sending(byte[] encapsulated, HpkeContext context) {
            this.encapsulated = encapsulated;
            this.context = context;
        }
    }

    /** SetupBaseS. */
    Sending send(byte[] recipient, byte[] info) throws GeneralSecurityException {
        return send(recipient, info, kem.generatePrivate());
    }

    Sending send(byte[] recipient, byte[] info, byte[] ephemeral) throws GeneralSecurityException {
        byte[] encapsulated = kem.publicOf(ephemeral);
        byte[] dh = kem.agree(ephemeral, recipient);
        Secret.wipe(ephemeral);
        return new Sending(encapsulated, schedule(sharedSecret(dh, encapsulated, recipient), info));
    }

    /** SetupBaseR. */
    HpkeContext receive(byte[] encapsulated, byte[] privateKey, byte[] publicKey, byte[] info)
            throws GeneralSecurityException {
        byte[] dh = kem.agree(privateKey, encapsulated);
        return schedule(sharedSecret(dh, encapsulated, publicKey), info);
    }

    /** DeriveKeyPair: the private key. */
    byte[] derivePrivate(byte[] keyMaterial) {
        byte[] prk = extract(kemSuite, NOTHING, "dkp_prk", keyMaterial);
        byte[] privateKey = kem.derivePrivate(counter -> kem.rejectsCandidates()
                ? expand(kemSuite, prk, "candidate", new byte[] {(byte) counter}, kem.privateKeyLength())
                : expand(kemSuite, prk, "sk", NOTHING, kem.privateKeyLength()));
        Secret.wipe(prk);
        return privateKey;
    }

    /** ExtractAndExpand. */
    private byte[] sharedSecret(byte[] dh, byte[] encapsulated, byte[] recipient) {
        byte[] prk = extract(kemSuite, NOTHING, "eae_prk", dh);
        Secret.wipe(dh);
        byte[] shared = expand(kemSuite, prk, "shared_secret", join(encapsulated, recipient), Hkdf.LENGTH);
        Secret.wipe(prk);
        return shared;
    }

    /** KeySchedule. */
    private HpkeContext schedule(byte[] shared, byte[] info) {
        byte[] context = join(
                new byte[] {MODE_BASE},
                extract(hpkeSuite, NOTHING, "psk_id_hash", NOTHING),
                extract(hpkeSuite, NOTHING, "info_hash", info));
        byte[] secret = extract(hpkeSuite, shared, "secret", NOTHING);
        Secret.wipe(shared);
        HpkeContext made = new HpkeContext(
                this,
                expand(hpkeSuite, secret, "key", context, aead.keyLength),
                expand(hpkeSuite, secret, "base_nonce", context, AeadCipher.NONCE_LENGTH),
                expand(hpkeSuite, secret, "exp", context, Hkdf.LENGTH));
        Secret.wipe(secret);
        return made;
    }

    /** Context.Export, section 5.3. */
    byte[] export(byte[] exporterSecret, byte[] context, int length) {
        return expand(hpkeSuite, exporterSecret, "sec", context, length);
    }

    /** LabeledExtract. */
    private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] keyMaterial) {
        return Hkdf.extract(salt, VERSION, suite, label.getBytes(US_ASCII), keyMaterial);
    }

    /** LabeledExpand. */
    private static byte[] expand(byte[] suite, byte[] prk, String label, byte[] info, int length) {
        return Hkdf.expand(prk, length, twoBytes(length), VERSION, suite, label.getBytes(US_ASCII), info);
    }

    private static byte[] twoBytes(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    private static byte[] join(byte[]... parts) {
        return Jca.present(() -> Bytes.concat(parts));
    }
}
