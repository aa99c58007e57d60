package org.quietroom.gateway.store;

import java.nio.file.Path;
import java.util.Optional;
import org.quietroom.encryption.KeyRing;

/** Which keyset belongs to a store: its fingerprint is kept there from the first start on. */
public final class Custody {
    /** The fact that holds the fingerprint. */
    static final String FINGERPRINT = "keyset.fingerprint";

    private Custody() {}

    /**
     * Opens the keyset of a store; the first time it is made. A store that had a keyset never gets another.
     *
     * @throws org.quietroom.encryption.KeyRingException if it is missing, not sound, open to others, or another store's
     */
    public static KeyRing open(Path file, Facts facts) {
        Optional<String> stored = facts.find(FINGERPRINT);
        KeyRing keys = stored.isPresent() ? KeyRing.open(file) : KeyRing.openOrCreate(file);
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
