package org.quietroom.encryption;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;

/** The only place where secret key bytes leave or enter a keyset. Search for this name to find every use. */
final class CleartextKeys {
    private CleartextKeys() {}

    static byte[] write(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), purpose.configuration());
    }

    /** @throws GeneralSecurityException if the bytes are no keyset of this purpose */
    static KeysetHandle read(Purpose purpose, byte[] bytes) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), purpose.configuration());
    }
}
