package org.quietroom.encryption;

import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.KeyRingException.Kind.CORRUPT;
import static org.quietroom.encryption.KeyRingException.Kind.UNWRITABLE;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to a keyset file. Each change is made whole or not at all, under a lock, also when the program is
 * killed or the disk is full; there is no moment without a readable file.
 *
 * <p>All methods throw {@link KeyRingException} as {@link KeyRing#open} does, or of kind {@code UNWRITABLE}; then the file is
 * as it was. Safe for many threads and processes.
 */
public final class KeyChanges {
    private final KeyFile file;
    private final @Nullable Kek kek;
    private final Runnable beforeVisible;

    /** @param kek opens the file if it is sealed; null for one in clear */
    public KeyChanges(Path file, @Nullable Kek kek) {
        this(file, kek, () -> {});
    }

    KeyChanges(Path file, @Nullable Kek kek, Runnable beforeVisible) {
        this.file = new KeyFile(file);
        this.kek = kek;
        this.beforeVisible = beforeVisible;
    }

    /** Every key, by purpose. */
    public List<KeyInfo> list() {
        try {
            Keysets keysets = new Keysets(KeyRingFormat.read(SealedKeyset.open(file.read(), file, kek)));
            List<KeyInfo> keys = new ArrayList<>();
            for (Purpose purpose : Purpose.values()) {
                for (long id : keysets.ids(purpose)) {
                    keys.add(new KeyInfo(purpose.word(), id, id == keysets.primary(purpose)));
                }
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw corrupt(e);
        }
    }

    /**
     * Adds a new primary key for evidence, for the marks of sealed rooms and for reports. Every earlier key stays and goes on
     * opening and verifying. The keys of pseudonyms stay the primary ones: a new one would protect nobody who has a pseudonym,
     * as theirs is derived with the old one for ever. The mark key stays, so that the fingerprint does.
     */
    public void rotate() {
        replace(keysets -> {
            for (Purpose purpose : List.of(Purpose.EVIDENCE, Purpose.FRANK, Purpose.REPORT)) {
                keysets.put(purpose, purpose.rotate(requireNonNull(keysets.get(purpose))));
            }
            return true;
        });
    }

    /**
     * Destroys evidence keys; whatever is still sealed with them opens never again. The primary key is never among them.
     *
     * @return how many were destroyed
     */
    public int retireEvidence(Set<Long> ids) {
        return retire(Purpose.EVIDENCE, ids);
    }

    /** Destroys every earlier key of the marks of sealed rooms: what they marked can no longer be verified. */
    public int retireFranks() {
        return retire(Purpose.FRANK, null);
    }

    /** Destroys every earlier key of reports: what was sealed to them can no longer be opened. */
    public int retireReports() {
        return retire(Purpose.REPORT, null);
    }

    private int retire(Purpose purpose, @Nullable Set<Long> ids) {
        int[] retired = new int[1];
        replace(keysets -> {
            KeysetHandle present = requireNonNull(keysets.get(purpose));
            KeysetHandle left = purpose.without(present, ids == null ? ids(present) : ids);
            retired[0] = present.size() - left.size();
            keysets.put(purpose, left);
            return retired[0] > 0;
        });
        return retired[0];
    }

    private static Set<Long> ids(KeysetHandle keyset) {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < keyset.size(); i++) {
            ids.add(Integer.toUnsignedLong(keyset.getAt(i).getId()));
        }
        return ids;
    }

    /**
     * Seals the file under the key-encryption key.
     *
     * @param old what opens the file now, if it is sealed with another key; null if it is in clear
     * @return false if it is sealed so already; then nothing was changed
     */
    public boolean seal(@Nullable Kek old) {
        Kek next = requireNonNull(kek, "kek");
        return replaceFile(present -> {
            if (SealedKeyset.sealed(present) && old == null) {
                sound(SealedKeyset.open(present, file, next));
                return null;
            }
            return SealedKeyset.seal(sound(SealedKeyset.open(present, file, old)), next);
        });
    }

    /**
     * Puts the keys into the file in clear.
     *
     * @return false if they are; then nothing was changed
     */
    public boolean unseal() {
        return replaceFile(
                present -> SealedKeyset.sealed(present) ? sound(SealedKeyset.open(present, file, kek)) : null);
    }

    /**
     * Makes a copy that is sealed under another key, to be kept elsewhere. It is a keyset file by itself: put in the place of
     * a lost one, it opens with that key.
     *
     * @param copy must not exist
     */
    public void export(Path copy, Kek under) {
        KeyFile target = new KeyFile(copy);
        if (target.exists()) {
            throw new KeyRingException(
                    UNWRITABLE, "the file " + target + " is there already: give another name. Nothing was changed");
        }
        try {
            byte[] clear = sound(SealedKeyset.open(file.read(), file, kek));
            target.create(SealedKeyset.seal(clear, under), beforeVisible);
        } catch (GeneralSecurityException e) {
            throw corrupt(e);
        }
    }

    private static byte[] sound(byte[] clear) throws GeneralSecurityException {
        var unused = new Keysets(KeyRingFormat.read(clear));
        return clear;
    }

    private void replace(KeysetEdit edit) {
        var unused = replaceFile(present -> edit.changed(present, file, kek));
    }

    private boolean replaceFile(OwnedFile.Change change) {
        try {
            return file.replace(change, beforeVisible);
        } catch (GeneralSecurityException e) {
            throw corrupt(e);
        }
    }

    private KeyRingException corrupt(GeneralSecurityException e) {
        return new KeyRingException(CORRUPT, file.corrupt(String.valueOf(e.getMessage())), e);
    }

    /**
     * One key; nothing of it is secret.
     *
     * @param purpose {@code evidence}, {@code pseudonym}, {@code mark}, {@code frank} or {@code report}
     * @param id an unsigned 32-bit number
     * @param primary whether new things are made with it
     */
    public record KeyInfo(String purpose, long id, boolean primary) {}
}
