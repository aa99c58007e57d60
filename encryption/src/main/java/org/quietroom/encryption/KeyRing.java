package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.KeyRingException.Kind.CORRUPT;
import static org.quietroom.encryption.KeyRingException.Kind.WRONG;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.EvidenceVault;

/**
 * The secret keys of one installation, from one file that only its owner may read.
 *
 * <p>Guarantee: a file is made whole or not at all, loses no key, and is refused when anything in it was changed
 * or others may read it; keys of one purpose never serve another. Limit: the keys stand in the file in clear, so whoever
 * reads it, as the owner, root or from a backup, holds them; memory is not wiped. Immutable; safe for many threads.
 */
public final class KeyRing {
    private static final String FINGERPRINT_LABEL = "quietroom/keyring/fingerprint/v1";
    private static final int FINGERPRINT_BYTES = 8;

    private final KeyFile file;
    private final boolean created;
    private final String fingerprint;
    private final EvidenceVault vault;
    private final PrfSet pseudonymPrf;
    private final PrfSet frankPrf;
    private final ReportKeys reportKeys;
    private final boolean extended;

    private KeyRing(KeyFile file, boolean created) {
        this.file = file;
        this.created = created;
        byte[] content = file.read();
        try {
            Map<Purpose, KeysetHandle> keysets = KeyRingFormat.read(content);
            this.extended = lacks(keysets) && file.replace(KeyRing::extended);
            if (lacks(keysets)) {
                keysets = KeyRingFormat.read(file.read());
            }
            this.vault = new SealedVault(primitive(keysets, Purpose.EVIDENCE, Aead.class));
            this.pseudonymPrf = primitive(keysets, Purpose.PSEUDONYM, PrfSet.class);
            this.frankPrf = primitive(keysets, Purpose.FRANK, PrfSet.class);
            this.reportKeys = new ReportKeys(requireNonNull(keysets.get(Purpose.REPORT)));
            this.fingerprint = HexFormat.of()
                    .formatHex(primitive(keysets, Purpose.MARK, PrfSet.class)
                            .computePrimary(FINGERPRINT_LABEL.getBytes(US_ASCII), FINGERPRINT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(CORRUPT, file.corrupt(String.valueOf(e.getMessage())), e);
        }
        file.removeDrafts();
    }

    /**
     * Opens an existing file.
     *
     * @throws KeyRingException if it is missing, unreadable, readable for others or corrupt
     */
    public static KeyRing open(Path path) {
        return new KeyRing(new KeyFile(path), false);
    }

    /**
     * Opens the file, or makes it with new random keys and mode 600 when there is none. Ask {@link #created()} afterwards.
     * Only for a store that has never had keys: for any other a missing file is a loss, which {@link #open} reports.
     *
     * @throws KeyRingException if it cannot be made, or as {@link #open} does
     */
    public static KeyRing openOrCreate(Path path) {
        return openOrCreate(path, () -> {});
    }

    static KeyRing openOrCreate(Path path, Runnable beforeVisible) {
        KeyFile file = new KeyFile(path);
        if (file.exists()) {
            return new KeyRing(file, false);
        }
        Map<Purpose, KeysetHandle> keysets = new EnumMap<>(Purpose.class);
        try {
            for (Purpose purpose : Purpose.values()) {
                keysets.put(purpose, purpose.generate());
            }
            return new KeyRing(file, file.create(KeyRingFormat.write(keysets), beforeVisible));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("new keys cannot be made", e);
        }
    }

    /**
     * Adds a new primary key for the marks of sealed rooms. What earlier keys marked still verifies; a program that runs
     * goes on with the keys it opened until it is started again.
     *
     * @throws KeyRingException as {@link #open} does, or if the file cannot be replaced
     */
    public static void rotateFrank(Path path) {
        rotate(path, Purpose.FRANK);
    }

    /** Adds a new primary key to which reports are sealed; older ones still open. Throws as {@link #rotateFrank} does. */
    public static void rotateReport(Path path) {
        rotate(path, Purpose.REPORT);
    }

    private static void rotate(Path path, Purpose purpose) {
        KeyRing present = open(path);
        try {
            present.file.replace(content -> {
                Map<Purpose, KeysetHandle> keysets = KeyRingFormat.read(content);
                keysets.put(purpose, purpose.rotate(requireNonNull(keysets.get(purpose))));
                return KeyRingFormat.write(keysets);
            });
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(CORRUPT, present.file.corrupt(String.valueOf(e.getMessage())), e);
        }
    }

    private static boolean lacks(Map<Purpose, KeysetHandle> keysets) {
        return keysets.size() < Purpose.values().length;
    }

    /** The same keys and new ones for the purposes that came later; null if there are none. */
    private static byte @Nullable [] extended(byte[] content) throws GeneralSecurityException {
        Map<Purpose, KeysetHandle> keysets = KeyRingFormat.read(content);
        if (!lacks(keysets)) {
            return null;
        }
        for (Purpose purpose : Purpose.values()) {
            if (!keysets.containsKey(purpose)) {
                keysets.put(purpose, purpose.generate());
            }
        }
        return KeyRingFormat.write(keysets);
    }

    /**
     * Whether this call added keys to a file of an earlier version. Then the operator must be told to back it up anew: the
     * earlier backup opens all that is old, and lacks the keys of sealed rooms.
     */
    public boolean extended() {
        return extended;
    }

    /** Whether this call made the file. Then the operator must be told to back it up, apart from the store. */
    public boolean created() {
        return created;
    }

    /**
     * A public name of this key ring, 16 lower-case hexadecimal digits, to be kept in the store it belongs to. It is made
     * with a key that serves nothing else, so it says nothing about any other key, and it stays when keys are rotated.
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Refuses to go on with a store that belongs to other keys.
     *
     * @param stored the fingerprint that the store keeps
     * @throws KeyRingException of kind {@code WRONG} if it is another
     */
    public void requireFingerprint(String stored) {
        requireNonNull(stored, "stored");
        if (!MessageDigest.isEqual(fingerprint.getBytes(US_ASCII), stored.getBytes(US_ASCII))) {
            throw new KeyRingException(
                    WRONG,
                    "the keyset file " + file + " (" + fingerprint
                            + ") does not belong to this store, which was made with"
                            + " another (" + (stored.matches("[0-9a-f]{16}") ? stored : "unreadable")
                            + "): point to the keyset file that was backed up with this store. Nothing was changed");
        }
    }

    /** Seals evidence with the evidence keys; new seals use the primary key, old ones open with any key of the ring. */
    public EvidenceVault vault() {
        return vault;
    }

    /** Derives pseudonyms. Whoever holds this can find the pseudonym of any account they can name. */
    public PrfSet pseudonymPrf() {
        return pseudonymPrf;
    }

    /** Marks what passes through a sealed room. Whoever holds this can make a proof for any words and any member. */
    public PrfSet frankPrf() {
        return frankPrf;
    }

    /** Opens reports from sealed rooms. */
    public ReportKeys reportKeys() {
        return reportKeys;
    }

    /** The fingerprint; no key. */
    @Override
    public String toString() {
        return "KeyRing[" + fingerprint + "]";
    }

    private static <P> P primitive(Map<Purpose, KeysetHandle> keysets, Purpose purpose, Class<P> type)
            throws GeneralSecurityException {
        return requireNonNull(keysets.get(purpose), purpose.word()).getPrimitive(purpose.configuration(), type);
    }
}
