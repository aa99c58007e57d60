package org.quietroom.encryption;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change to the keysets of a file; false leaves the file as it is. */
@FunctionalInterface
interface KeysetEdit {
    /** Adds new keys for the purposes that came later than the file. */
    KeysetEdit EXTEND = keysets -> {
        boolean lacking = lacks(keysets);
        for (Purpose purpose : Purpose.values()) {
            if (!keysets.containsKey(purpose)) {
                keysets.put(purpose, purpose.generate());
            }
        }
        return lacking;
    };

    boolean apply(Map<Purpose, KeysetHandle> keysets) throws GeneralSecurityException;

    /** The next content of a file, sealed if and as the present one is; null to leave it. */
    default byte @Nullable [] changed(byte[] present, KeyFile file, @Nullable Kek kek) throws GeneralSecurityException {
        Map<Purpose, KeysetHandle> keysets = KeyRingFormat.read(SealedKeyset.open(present, file, kek));
        if (!apply(keysets)) {
            return null;
        }
        byte[] clear = KeyRingFormat.write(keysets);
        return SealedKeyset.sealed(present) ? SealedKeyset.seal(clear, requireNonNull(kek, "kek")) : clear;
    }

    /** Whether there are purposes without keys. */
    static boolean lacks(Map<Purpose, KeysetHandle> keysets) {
        return keysets.size() < Purpose.values().length;
    }
}
