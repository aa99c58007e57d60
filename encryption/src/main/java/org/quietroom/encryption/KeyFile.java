package org.quietroom.encryption;

import static org.quietroom.encryption.KeyRingException.Kind.CORRUPT;
import static org.quietroom.encryption.KeyRingException.Kind.MISSING;
import static org.quietroom.encryption.KeyRingException.Kind.PERMISSIONS;
import static org.quietroom.encryption.KeyRingException.Kind.UNREADABLE;
import static org.quietroom.encryption.KeyRingException.Kind.UNWRITABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The keyset file as an {@link OwnedFile}; whatever is wrong with it is said in words that an operator can act on. */
final class KeyFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final OwnedFile file;
    private final Path path;

    KeyFile(Path path) {
        this.file = new OwnedFile(path);
        this.path = file.path();
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return file.exists();
    }

    /** The whole content. */
    byte[] read() {
        try {
            requireRegular();
            requireOwnerOnly();
            if (Files.size(path) > MAX_BYTES) {
                throw new KeyRingException(CORRUPT, corrupt("it is far too large"));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new KeyRingException(
                    MISSING,
                    "there is no keyset file " + path
                            + ": restore it from the backup made when it was created; without it"
                            + " neither sealed evidence nor pseudonyms of this store can be opened",
                    e);
        } catch (IOException e) {
            throw new KeyRingException(
                    UNREADABLE,
                    "the keyset file " + path + " cannot be read (" + name(e)
                            + "): make it a file owned by the user that"
                            + " runs Quietroom, with mode 600, in a directory that user may enter",
                    e);
        }
    }

    /**
     * Makes the file.
     *
     * @param beforeVisible runs when all is written and nothing shows yet
     * @return false if it was there already; then it is as it was
     */
    boolean create(byte[] content, Runnable beforeVisible) {
        try {
            return file.create(content, beforeVisible);
        } catch (IOException | UnsupportedOperationException e) {
            if (exists()) {
                return false;
            }
            throw new KeyRingException(
                    UNWRITABLE,
                    "the keyset file " + path + " cannot be made (" + name(e)
                            + "): its directory must exist, be writable for"
                            + " the user that runs Quietroom, have space, and be on a file system with POSIX permissions and"
                            + " hard links; nothing was left behind",
                    e);
        }
    }

    /**
     * Puts other content in the file's place, as {@link OwnedFile#replace} does.
     *
     * @param change makes the new content of the present one; null to leave it
     * @return whether the file was changed
     */
    boolean replace(OwnedFile.Change change) throws GeneralSecurityException {
        return replace(change, () -> {});
    }

    boolean replace(OwnedFile.Change change, Runnable beforeVisible) throws GeneralSecurityException {
        read();
        try {
            return file.replace(change, beforeVisible);
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyRingException(
                    UNWRITABLE,
                    "the keyset file " + path + " cannot be replaced (" + name(e)
                            + "): back the file up, run  chmod 600 '"
                            + path + "'  as its owner, make its directory writable for the user that runs Quietroom,"
                            + " with space for a few kilobytes, and try again; nothing was changed",
                    e);
        }
    }

    void removeDrafts() {
        file.removeDrafts();
    }

    /** The message for a file whose content is not what it should be. */
    String corrupt(String why) {
        return "the keyset file " + path + " is not usable: " + why
                + ". Stop, keep the file aside, and put back the backup"
                + " made when it was created (mode 600). Nothing was changed";
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private void requireRegular() throws IOException {
        if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
            throw new IOException("not a file");
        }
    }

    private void requireOwnerOnly() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            throw new KeyRingException(
                    PERMISSIONS,
                    "the file system of " + path
                            + " knows no owner permissions: move the keyset file to one that does");
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!OWNERS.containsAll(permissions)) {
            throw new KeyRingException(
                    PERMISSIONS,
                    "others may read or change the keyset file " + path + " ("
                            + PosixFilePermissions.toString(permissions) + "): run  chmod 600 '" + path
                            + "'  and consider whether somebody has copied it");
        }
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
    }
}
