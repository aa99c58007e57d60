package org.quietroom.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.UnavailableException;

/**
 * One data key a member, each in a file of its own in a folder beside the keyset file, wrapped by the evidence keys. A member
 * is forgotten by putting a mark in the key's place.
 *
 * <p>Guarantee: a key is on the disk before anything that was sealed with it can be stored; once a member was forgotten nothing
 * opens that was sealed about them before, wherever copies of it are. Limit: a copy of this folder from before still has the
 * key, and a disk may keep what was deleted; the folder's files tell which pseudonyms the desk has dealt with. Safe for many
 * threads and processes.
 */
public final class MemberKeys {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private final Path folder;

    MemberKeys(Path keyset) {
        this.folder = keyset.resolveSibling(keyset.getFileName() + ".members");
    }

    /** Those that belong to a keyset file. */
    public static MemberKeys beside(Path keyset) {
        return new MemberKeys(keyset.toAbsolutePath());
    }

    /** The file of each member who has a key or was forgotten, by the member's id. */
    public Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        all().forEach(member -> files.put(member.value(), folder.resolve(member.value())));
        return files;
    }

    /**
     * Takes a member's key from a copy, if there is none yet: what was forgotten since stays forgotten.
     *
     * @throws UnavailableException if it cannot be stored
     */
    public void restore(String member, Path copy) {
        try {
            makeFolder();
            file(new PseudonymId(member)).restore(copy);
        } catch (IOException e) {
            throw cannot("restored", e);
        }
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Where they are; it is not there before the first one. */
    public Path folder() {
        return folder;
    }

    byte[] seal(PseudonymId member, byte[] plain, byte[] associatedData, SealedVault vault) {
        try {
            MemberKeyFile file = file(member);
            switch (file.state()) {
                case NONE -> {
                    makeFolder();
                    file.create(vault);
                }
                case FORGOTTEN -> file.renew(vault);
                case KEY -> {
                    // it serves
                }
            }
            return aead(file.keys(vault)).encrypt(plain, associatedData);
        } catch (ForgottenException e) {
            // Forgotten while we looked: this is about them as they come back.
            return seal(member, plain, associatedData, vault);
        } catch (IOException | UnsupportedOperationException | GeneralSecurityException e) {
            throw cannot("made or read", e);
        }
    }

    byte[] open(PseudonymId member, byte[] sealed, byte[] associatedData, SealedVault vault) {
        try {
            MemberKeyFile file = file(member);
            if (file.state() == MemberKeyFile.State.NONE) {
                throw new UnavailableException("the key of a member is not in " + folder
                        + ": restore the folder from the backup that was made with the keyset file, or a later one");
            }
            KeysetHandle keys = file.keys(vault);
            OptionalLong with = SealedVault.keyOf(sealed);
            if (with.isPresent()
                    && with.getAsLong()
                            != Integer.toUnsignedLong(keys.getPrimary().getId())) {
                // Of the time before the member was forgotten and came back.
                throw new ForgottenException();
            }
            return aead(keys).decrypt(sealed, associatedData);
        } catch (IOException | GeneralSecurityException e) {
            throw cannot("read", e);
        }
    }

    void forget(PseudonymId member) {
        try {
            MemberKeyFile file = file(member);
            if (file.state() != MemberKeyFile.State.NONE) {
                file.forget();
            }
        } catch (IOException | UnsupportedOperationException | GeneralSecurityException e) {
            throw cannot("destroyed", e);
        }
    }

    /** How many members' keys are wrapped by each of the evidence keys. */
    public Map<Long, Integer> wrappedBy() {
        Map<Long, Integer> counts = new TreeMap<>();
        for (PseudonymId member : all()) {
            keyOf(member).ifPresent(key -> counts.merge(key, 1, Integer::sum));
        }
        return counts;
    }

    /** How many members were forgotten and have not come back. */
    public int forgotten() {
        return (int) all().stream().filter(member -> keyOf(member).isEmpty()).count();
    }

    /**
     * Wraps a member's key anew if another evidence key than the primary one wrapped it.
     *
     * @param member one of {@link #files()}
     * @return whether it was
     */
    public boolean rewrap(String member, SealedVault vault) {
        PseudonymId id = new PseudonymId(member);
        OptionalLong key = keyOf(id);
        if (key.isEmpty() || key.getAsLong() == vault.primaryKey()) {
            return false;
        }
        try {
            file(id).rewrap(vault);
            return true;
        } catch (IOException | GeneralSecurityException e) {
            throw cannot("wrapped anew", e);
        }
    }

    /**
     * Opens every member's key once.
     *
     * @throws UnavailableException if one does not open
     */
    public void check(SealedVault vault) {
        for (PseudonymId member : all()) {
            if (keyOf(member).isPresent()) {
                try {
                    var unused = file(member).keys(vault);
                } catch (IOException | GeneralSecurityException e) {
                    throw cannot("read", e);
                }
            }
        }
    }

    private List<PseudonymId> all() {
        List<PseudonymId> members = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return members;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (NAME.matcher(name).matches()) {
                    members.add(new PseudonymId(name));
                }
            }
            return members;
        } catch (IOException e) {
            throw cannot("listed", e);
        }
    }

    private OptionalLong keyOf(PseudonymId member) {
        try {
            return file(member).wrappedBy();
        } catch (IOException | GeneralSecurityException e) {
            throw cannot("read", e);
        }
    }

    private MemberKeyFile file(PseudonymId member) {
        return new MemberKeyFile(folder, member);
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(Purpose.EVIDENCE.configuration(), Aead.class);
    }

    private UnavailableException cannot(String what, Exception e) {
        return new UnavailableException(
                "the key of a member cannot be " + what + " in " + folder + " ("
                        + e.getClass().getSimpleName()
                        + "): look at the folder's rights, which are its owner's alone, and at the free space of its disk",
                e);
    }
}
