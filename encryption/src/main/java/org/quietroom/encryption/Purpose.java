package org.quietroom.encryption;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.security.GeneralSecurityException;
import java.util.Set;

/** What a keyset is for. A key of one purpose never serves another; a new purpose is a new constant and file version. */
enum Purpose {
    /** Seals evidence. XChaCha20-Poly1305: 192-bit random nonces do not run out. */
    EVIDENCE("evidence", 1) {
        @Override
        Parameters parameters() {
            return XChaCha20Poly1305Parameters.create(XChaCha20Poly1305Parameters.Variant.TINK);
        }

        @Override
        Configuration configuration() {
            return AeadConfig2026.get();
        }
    },
    /** Derives pseudonyms. HMAC-SHA256 with a 256-bit key. */
    PSEUDONYM("pseudonym", 1),
    /** Names the key ring and authenticates its file. Never rotated, so that a fingerprint stays true. */
    MARK("mark", 1),
    /** Marks what the hub passed on in a sealed room. HMAC-SHA256 with a 256-bit key. */
    FRANK("frank", 2),
    /** Opens reports from sealed rooms. HPKE, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180), no prefix. */
    REPORT("report", 2) {
        @Override
        Parameters parameters() throws GeneralSecurityException {
            return HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_128_GCM)
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .build();
        }

        @Override
        Configuration configuration() {
            return HybridConfig2026.get();
        }
    };

    private static final int KEY_BYTES = 32;

    private final String word;
    private final int since;

    Purpose(String word, int since) {
        this.word = word;
        this.since = since;
    }

    /** The first version of the file that has keys of this purpose. */
    int since() {
        return since;
    }

    /** The word that stands for this purpose in the file. */
    String word() {
        return word;
    }

    /** What a new key of this purpose is. */
    Parameters parameters() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }

    /** The kinds of key that may serve this purpose. */
    Configuration configuration() {
        return PrfConfig2026.get();
    }

    /** {@code keyset} with a new random key as its primary one; the others stay and go on opening what they made. */
    KeysetHandle rotate(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters())
                        .withRandomId()
                        .makePrimary())
                .setConfiguration(configuration())
                .build();
    }

    /** {@code keyset} without some of its keys, of which none is the primary one. */
    KeysetHandle without(KeysetHandle keyset, Set<Long> ids) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        for (int i = keyset.size() - 1; i >= 0; i--) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (!entry.isPrimary() && ids.contains(Integer.toUnsignedLong(entry.getId()))) {
                builder.deleteAt(i);
            }
        }
        return builder.setConfiguration(configuration()).build();
    }

    /** A keyset of one new random key. */
    KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters(), configuration());
    }
}
