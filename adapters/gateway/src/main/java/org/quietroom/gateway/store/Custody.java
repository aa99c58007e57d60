package org.quietroom.gateway.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.Kek;
import org.quietroom.encryption.KeyRing;

/** Which keyset belongs to a store: its fingerprint is kept there from the first start on. */
public final class Custody {
    /** The fact that holds the fingerprint. */
    static final String FINGERPRINT = "keyset.fingerprint";

    private Custody() {}

    /**
     * Opens the keyset of a store; the first time it is made. A store that had a keyset never gets another.
     *
     * @param kek what opens it if it is sealed, and what a new one is sealed under; null if none is named
     * @throws org.quietroom.encryption.KeyRingException if it is missing, not sound, open to others, or another store's
     */
    public static KeyRing open(Path file, @Nullable Kek kek, Facts facts) {
        Optional<String> stored = facts.find(FINGERPRINT);
        KeyRing keys = stored.isPresent() ? KeyRing.open(file, kek) : KeyRing.openOrCreate(file, kek);
        if (stored.isEmpty()) {
            facts.putIfAbsent(FINGERPRINT, keys.fingerprint());
        }
        keys.requireFingerprint(facts.find(FINGERPRINT).orElse(""));
        return keys;
    }

    /** The fingerprint that the store keeps; empty before its first start. */
    public static Optional<String> expected(Facts facts) {
        return facts.find(FINGERPRINT);
    }
}
