package org.quietroom.encryption;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small file that its owner alone may read, made whole or not at all; it is replaced as a whole, and only by content made
 * from its own.
 *
 * <p>Guarantee: of many processes that create the same file one wins and the others see its whole content; of many that
 * replace it each sees what the one before made; a kill or a full disk leaves the file as it was. Limit: the file system must
 * know POSIX permissions and hard links, and on one that is shared by several machines, locks. An empty lock file stays
 * beside it: a lock on the file itself would be lost when anybody in the process reads it.
 */
final class OwnedFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final Path directory;
    private final Path lock;

    OwnedFile(Path path) {
        this(path, "." + path.getFileName() + ".lock");
    }

    /** @param lock the name of a file in the same folder, which all that must not be replaced at once have in common */
    OwnedFile(Path path, String lock) {
        this.path = path.toAbsolutePath();
        Path parent = this.path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a key file has a name and a directory");
        }
        this.directory = parent;
        this.lock = parent.resolve(lock);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Makes the file.
     *
     * @param beforeVisible runs when all is written and nothing shows yet
     * @return false if it was there already; then it is as it was
     */
    boolean create(byte[] content, Runnable beforeVisible) throws IOException {
        Path draft = draft();
        try {
            write(draft, content);
            beforeVisible.run();
            Files.createLink(path, draft);
            syncDirectory();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            removeQuietly(draft);
        }
    }

    /**
     * Puts other content in the file's place, for every reader at once.
     *
     * @param change makes the new content of the present one; null to leave it
     * @param beforeVisible runs when all is written and nothing shows yet
     * @return whether the file was changed
     */
    boolean replace(Change change, Runnable beforeVisible) throws IOException, GeneralSecurityException {
        return locked(() -> {
            byte[] content = change.of(Files.readAllBytes(path));
            if (content == null) {
                return false;
            }
            put(content, beforeVisible);
            return true;
        });
    }

    /** Excludes every other process and thread that comes here, by a file that is never opened for anything else. */
    private boolean locked(Work work) throws IOException, GeneralSecurityException {
        synchronized (OwnedFile.class) {
            try (FileChannel held = FileChannel.open(
                            lock, Set.of(CREATE, WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                    FileLock taken = held.lock()) {
                return taken.isValid() && work.run();
            }
        }
    }

    private void put(byte[] content, Runnable beforeVisible) throws IOException {
        Path draft = draft();
        try {
            write(draft, content);
            beforeVisible.run();
            Files.move(draft, path, ATOMIC_MOVE);
            syncDirectory();
        } finally {
            removeQuietly(draft);
        }
    }

    /** Removes what writers that were killed left beside a file that now exists; nothing of a writer at work. */
    void removeDrafts() {
        try {
            if (drafts().isEmpty()) {
                return;
            }
            var unused = locked(() -> {
                drafts().forEach(OwnedFile::removeQuietly);
                return true;
            });
        } catch (IOException | GeneralSecurityException e) {
            // a draft is owner-only and nobody reads it
        }
    }

    private List<Path> drafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(
                directory, entry -> String.valueOf(entry.getFileName()).startsWith(draftPrefix()))) {
            return Lists.newArrayList(drafts);
        }
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

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private Path draft() {
        return directory.resolve(draftPrefix() + UUID.randomUUID());
    }

    private String draftPrefix() {
        return "." + path.getFileName() + ".draft-";
    }

    private static void removeQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // tried again when the file is next opened
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** What is done while others wait. */
    @FunctionalInterface
    private interface Work {
        boolean run() throws IOException, GeneralSecurityException;
    }

    /** The next content of the file. */
    @FunctionalInterface
    interface Change {
        byte @Nullable [] of(byte[] present) throws GeneralSecurityException;
    }
}
