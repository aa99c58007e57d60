package org.quietroom.encryption;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.quietroom.encryption.KeyRingException.Kind.CORRUPT;
import static org.quietroom.encryption.KeyRingException.Kind.MISSING;
import static org.quietroom.encryption.KeyRingException.Kind.PERMISSIONS;
import static org.quietroom.encryption.KeyRingException.Kind.UNREADABLE;
import static org.quietroom.encryption.KeyRingException.Kind.UNWRITABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small secret file that its owner alone may read, made whole or not at all; it is replaced as a whole, and only by content made from its own.
 *
 * <p>Guarantee: of many processes that create the same file one wins and the others see its whole content, also when one
 * is killed or the disk is full. Limit: the file system must know POSIX permissions and hard links.
 */
final class KeyFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private final Path directory;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
        Path parent = this.path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a key file has a name and a directory");
        }
        this.directory = parent;
    }

    boolean exists() {
        return Files.exists(path);
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
        Path draft = directory.resolve(draftPrefix() + UUID.randomUUID());
        try {
            write(draft, content);
            beforeVisible.run();
            Files.createLink(path, draft);
            syncDirectory();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
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
        } finally {
            removeQuietly(draft);
        }
    }

    /**
     * Puts other content in the file's place, for every reader at once. Of many that do so at the same time each sees what
     * the one before made; a kill or a full disk leaves the file as it was.
     *
     * @param change makes the new content of the present one; null to leave it
     * @return whether the file was changed
     */
    boolean replace(Change change) throws GeneralSecurityException {
        synchronized (KeyFile.class) {
            try (FileChannel held = FileChannel.open(path, WRITE);
                    FileLock lock = held.lock()) {
                byte[] content = change.of(read());
                if (content == null || !lock.isValid()) {
                    return false;
                }
                Path draft = directory.resolve(draftPrefix() + UUID.randomUUID());
                try {
                    write(draft, content);
                    Files.move(draft, path, ATOMIC_MOVE);
                    syncDirectory();
                    return true;
                } finally {
                    removeQuietly(draft);
                }
            } catch (IOException | UnsupportedOperationException e) {
                throw new KeyRingException(
                        UNWRITABLE,
                        "the keyset file " + path + " lacks keys that this version needs, and they cannot be added ("
                                + name(e) + "): back the file up, run  chmod 600 '" + path
                                + "'  as its owner, make its directory writable for the user that runs Quietroom, and"
                                + " start once; nothing was changed",
                        e);
            }
        }
    }

    /** The next content of the file. */
    @FunctionalInterface
    interface Change {
        byte @Nullable [] of(byte[] present) throws GeneralSecurityException;
    }

    private static void write(Path draft, byte[] content) throws IOException {
        try (FileChannel out =
                FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** Removes what creators that were killed left beside a file that now exists. */
    void removeDrafts() {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(
                directory, entry -> String.valueOf(entry.getFileName()).startsWith(draftPrefix()))) {
            drafts.forEach(KeyFile::removeQuietly);
        } catch (IOException e) {
            // a draft is owner-only and nobody reads it
        }
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

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private String draftPrefix() {
        return "." + path.getFileName() + ".draft-";
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
    }

    private static void removeQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // tried again when the file is next opened
        }
    }
}
