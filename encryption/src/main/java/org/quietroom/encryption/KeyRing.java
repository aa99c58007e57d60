package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.KeyRingException.Kind.CORRUPT;
import static org.quietroom.encryption.KeyRingException.Kind.WRONG;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret keys of one installation, from one file that only its owner may read.
 *
 * <p>Guarantee: a file is made whole or not at all, loses no key but by {@link KeyChanges}, and is refused when anything in it
 * was changed or others may read it; keys of one purpose never serve another. Limit: without a key-encryption key the keys
 * stand in the file in clear, so whoever reads it, as the owner, root or from a backup, holds them; memory is not wiped. Keys
 * that were added to the file meanwhile are taken up by {@link #refresh}. Safe for many threads.
 */
public final class KeyRing {
    private final KeyFile file;
    private final @Nullable Kek kek;
    private final boolean created;
    private final boolean extended;
    private final String fingerprint;
    private final SealedVault vault;
    private volatile State state;

    private KeyRing(KeyFile file, @Nullable Kek kek, boolean created) {
        this.file = file;
        this.kek = kek;
        this.created = created;
        byte[] content = file.read();
        try {
            boolean changed = false;
            if (KeysetEdit.lacks(KeyRingFormat.read(SealedKeyset.open(content, file, kek)))) {
                changed = file.replace(present -> KeysetEdit.EXTEND.changed(present, file, kek));
                content = file.read();
            }
            this.extended = changed;
            this.state = new State(content, new Keysets(KeyRingFormat.read(SealedKeyset.open(content, file, kek))));
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(CORRUPT, file.corrupt(String.valueOf(e.getMessage())), e);
        }
        this.fingerprint = state.keysets.fingerprint();
        this.vault = new SealedVault(() -> state.keysets, this::tryRefresh, new MemberKeys(file.path()));
        file.removeDrafts();
    }

    /**
     * Opens an existing file that is in clear.
     *
     * @throws KeyRingException if it is missing, unreadable, readable for others, sealed or corrupt
     */
    public static KeyRing open(Path path) {
        return open(path, null);
    }

    /**
     * Opens an existing file.
     *
     * @param kek opens the file if it is sealed; one in clear is opened without
     * @throws KeyRingException if it is missing, unreadable, readable for others, corrupt, or sealed with another key
     */
    public static KeyRing open(Path path, @Nullable Kek kek) {
        return new KeyRing(new KeyFile(path), kek, false);
    }

    /** The same as {@link #openOrCreate(Path, Kek)} without a key-encryption key. */
    public static KeyRing openOrCreate(Path path) {
        return openOrCreate(path, null, () -> {});
    }

    /**
     * Opens the file, or makes it with new random keys and mode 600 when there is none. Ask {@link #created()} afterwards.
     * Only for a store that has never had keys: for any other a missing file is a loss, which {@link #open} reports.
     *
     * @param kek what a new file is sealed under, and what opens a sealed one; null for one in clear
     * @throws KeyRingException if it cannot be made, or as {@link #open} does
     */
    public static KeyRing openOrCreate(Path path, @Nullable Kek kek) {
        return openOrCreate(path, kek, () -> {});
    }

    static KeyRing openOrCreate(Path path, @Nullable Kek kek, Runnable beforeVisible) {
        KeyFile file = new KeyFile(path);
        if (file.exists()) {
            return new KeyRing(file, kek, false);
        }
        Map<Purpose, KeysetHandle> keysets = new EnumMap<>(Purpose.class);
        try {
            for (Purpose purpose : Purpose.values()) {
                keysets.put(purpose, purpose.generate());
            }
            byte[] clear = KeyRingFormat.write(keysets);
            byte[] content = kek == null ? clear : SealedKeyset.seal(clear, kek);
            return new KeyRing(file, kek, file.create(content, beforeVisible));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("new keys cannot be made", e);
        }
    }

    /**
     * Takes up what was changed in the file since it was read: after it returns, new seals use the file's primary keys. Cheap
     * when nothing was.
     *
     * @return whether anything was
     * @throws KeyRingException as {@link #open} does, or of kind {@code WRONG} if the file is another installation's; then
     *     the keys stay those that were read before
     */
    public boolean refresh() {
        byte[] content = file.read();
        synchronized (this) {
            if (Arrays.equals(content, state.content)) {
                return false;
            }
            try {
                Keysets next = new Keysets(KeyRingFormat.read(SealedKeyset.open(content, file, kek)));
                requireSame(next.fingerprint(), fingerprint);
                state = new State(content, next);
                return true;
            } catch (GeneralSecurityException e) {
                throw new KeyRingException(CORRUPT, file.corrupt(String.valueOf(e.getMessage())), e);
            }
        }
    }

    /** The same, for what goes on with the keys it has if the file cannot be read now. */
    private void tryRefresh() {
        try {
            refresh();
        } catch (KeyRingException e) {
            // whoever asked finds out by what does not open
        }
    }

    /** Whether the file is sealed under a key-encryption key. */
    public boolean sealed() {
        return SealedKeyset.sealed(state.content);
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
        requireSame(fingerprint, requireNonNull(stored, "stored"));
    }

    private void requireSame(String found, String stored) {
        if (!MessageDigest.isEqual(found.getBytes(US_ASCII), stored.getBytes(US_ASCII))) {
            throw new KeyRingException(
                    WRONG,
                    "the keyset file " + file + " (" + found
                            + ") does not belong to this store, which was made with"
                            + " another (" + (stored.matches("[0-9a-f]{16}") ? stored : "unreadable")
                            + "): point to the keyset file that was backed up with this store. Nothing was changed");
        }
    }

    /** Seals evidence with the evidence keys; new seals use the primary key, old ones open with any key of the ring. */
    public SealedVault vault() {
        return vault;
    }

    /** Derives pseudonyms. Whoever holds this can find the pseudonym of any account they can name. */
    public PrfSet pseudonymPrf() {
        return state.keysets.pseudonyms();
    }

    /**
     * Marks what passes through a sealed room, with the keys of this moment. Whoever holds this can make a proof for any words
     * and any member.
     */
    public PrfSet frankPrf() {
        return state.keysets.franks();
    }

    /** Opens reports from sealed rooms, with the keys of this moment. */
    public ReportKeys reportKeys() {
        return state.keysets.reports();
    }

    /** The fingerprint; no key. */
    @Override
    public String toString() {
        return "KeyRing[" + fingerprint + "]";
    }

    private static final class State {
        private final byte[] content;
        private final Keysets keysets;

        private State(byte[] content, Keysets keysets) {
            this.content = content;
            this.keysets = keysets;
        }
    }
}
