package org.quietroom.encryption;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.security.GeneralSecurityException;

/** What a keyset is for. A key of one purpose never serves another; a new purpose is a new constant and file version. */
enum Purpose {
    /** Seals evidence. XChaCha20-Poly1305: 192-bit random nonces do not run out. */
    EVIDENCE("evidence") {
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
    PSEUDONYM("pseudonym"),
    /** Names the key ring and authenticates its file. Never rotated, so that a fingerprint stays true. */
    MARK("mark");

    private static final int KEY_BYTES = 32;

    private final String word;

    Purpose(String word) {
        this.word = word;
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

    /** A keyset of one new random key. */
    KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters(), configuration());
    }
}
