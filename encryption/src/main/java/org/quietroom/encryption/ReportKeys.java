package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The moderators' keys, to which members seal reports: HPKE base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM
 * (RFC 9180), info {@code quietroom report v1}, no associated data.
 *
 * <p>Guarantee: what was sealed to any key of the ring opens only unchanged. Limit: base mode says nothing about who sealed
 * it. Immutable; safe for many threads.
 */
public final class ReportKeys {
    private static final String INFO = "quietroom report v1";

    private final int keyId;
    private final byte[] publicKey;
    private final HybridDecrypt keys;

    @AccessesPartialKey
    ReportKeys(KeysetHandle keyset) throws GeneralSecurityException {
        this.keys = keyset.getPrimitive(Purpose.REPORT.configuration(), HybridDecrypt.class);
        this.keyId = keyset.getPrimary().getId();
        this.publicKey = ((HpkePrivateKey) keyset.getPrimary().getKey())
                .getPublicKey()
                .getPublicKeyBytes()
                .toByteArray();
    }

    /** Which key new reports are sealed to, as an unsigned 32-bit number. */
    public long keyId() {
        return Integer.toUnsignedLong(keyId);
    }

    /** The public key, 32 bytes (RFC 7748). */
    public byte[] publicKey() {
        return Arrays.copyOf(publicKey, publicKey.length);
    }

    /**
     * Seals a report, as any member can.
     *
     * @param publicKey the moderators' key, 32 bytes (RFC 7748)
     * @throws IllegalArgumentException if that is no such key
     */
    @AccessesPartialKey
    public static byte[] seal(byte[] publicKey, byte[] report) {
        try {
            HpkePublicKey key =
                    HpkePublicKey.create((HpkeParameters) Purpose.REPORT.parameters(), Bytes.copyFrom(publicKey), null);
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .setConfiguration(HybridConfig2026.get())
                    .build()
                    .getPrimitive(HybridConfig2026.get(), HybridEncrypt.class)
                    .encrypt(report, INFO.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no key that reports can be sealed to", e);
        }
    }

    /** What was sealed; empty if it was changed or sealed to a key that the ring lacks. */
    public Optional<byte[]> open(byte[] sealed) {
        try {
            return Optional.of(keys.decrypt(sealed, INFO.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
