package org.quietroom.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.XChaCha20Poly1305Key;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** The only place where secret key bytes leave or enter a keyset or a key. Search for this name to find every use. */
final class CleartextKeys {
    private CleartextKeys() {}

    static byte[] write(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), purpose.configuration());
    }

    /** @throws GeneralSecurityException if the bytes are no keyset of this purpose */
    static KeysetHandle read(Purpose purpose, byte[] bytes) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), purpose.configuration());
    }

    /** An AEAD of one key, which seals without a prefix. */
    @AccessesPartialKey
    static Aead aead(byte[] key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(
                                XChaCha20Poly1305Key.create(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())))
                        .withRandomId()
                        .makePrimary())
                .setConfiguration(Purpose.EVIDENCE.configuration())
                .build()
                .getPrimitive(Purpose.EVIDENCE.configuration(), Aead.class);
    }
}
