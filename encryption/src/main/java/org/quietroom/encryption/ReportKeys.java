package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
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

    /** What was sealed; empty if it was changed or sealed to a key that the ring lacks. */
    public Optional<byte[]> open(byte[] sealed) {
        try {
            return Optional.of(keys.decrypt(sealed, INFO.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
