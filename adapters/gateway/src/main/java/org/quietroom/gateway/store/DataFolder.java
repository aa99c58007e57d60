package org.quietroom.gateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.RefusedException;

/** The folder that holds what has no place of its own, for its owner alone; one gateway uses it at a time. */
public final class DataFolder {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";
    private static final String NATIVE = "native";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Opens a folder, which is made with mode 700 if it is missing. Inside it the database driver unpacks its native part, so
     * that a {@code /tmp} from which nothing may be executed does no harm.
     *
     * @throws RefusedException if it cannot be made
     */
    public static DataFolder open(Path path) {
        DataFolder folder = new DataFolder(path);
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, mode(FOLDER));
            }
            Path unpacked = NativeFolder.open(path.resolve(NATIVE));
            System.setProperty("org.sqlite.tmpdir", unpacked.toString());
        } catch (IOException e) {
            throw new RefusedException(
                    "The data folder " + path + " cannot be made ("
                            + e.getClass().getSimpleName()
                            + "). Make it, give it to the user that runs Quietroom, or set another with data:.",
                    e);
        }
        return folder;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Makes an empty file with mode 600 if it is not there, so that nobody else can read what a driver writes into it. */
    public static void ownedFile(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent, mode(FOLDER));
            }
            Files.createFile(file, mode(FILE));
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new RefusedException(
                    "The file " + file + " cannot be made (" + e.getClass().getSimpleName()
                            + "). Look at the folder's rights and at the free space of its disk.",
                    e);
        }
    }

    /**
     * Makes an empty file with mode 600.
     *
     * @throws RefusedException if there is one
     */
    public static Path newOwnedFile(Path file) throws IOException {
        try {
            return Files.createFile(file, mode(FILE));
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(
                    "The file " + file + " is there already. Give another name. Nothing was changed.", e);
        }
    }

    /** Takes everybody else's rights on a file away. */
    public static void makeOwned(Path file) throws IOException {
        if (mode(FILE).length > 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Takes the folder for one process, until it is closed or the process ends, however it ends.
     *
     * @throws RefusedException if another process has it
     */
    public Lock lock() {
        Path file = path.resolve("quietroom.lock");
        ownedFile(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new RefusedException("Another gateway runs with the data folder " + path
                        + ". Stop it first, or give this one a folder of its own with data:.");
            }
            NativeFolder.sweepBeside(path.resolve(NATIVE));
            return new Lock(channel);
        } catch (IOException e) {
            throw new RefusedException(
                    "The data folder " + path + " cannot be locked ("
                            + e.getClass().getSimpleName() + "). Look at its rights and its disk.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The right to use the folder. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("a lock cannot be given back", e);
            }
        }
    }
}
