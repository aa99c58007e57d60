package org.quietroom.gateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the database driver unpacks its native part: a folder of each process's own, so that the next start can tell what a
 * killed process left from what a running one uses. Only what has the driver's names is ever deleted.
 *
 * <p>A process holds a lock in its folder for as long as it lives, however it ends; the one lock of them all is held for the
 * moment in which a folder is made or taken away. Safe for many threads and processes.
 */
final class NativeFolder {
    private static final Logger LOG = LoggerFactory.getLogger(NativeFolder.class);
    private static final String OF_A_PROCESS = "process-";

    /** How the driver names the files that it unpacks. */
    private static final String DRIVERS = "sqlite-*";

    private static final String ALIVE = "alive.lock";
    private static final String GUARD = "native.lock";

    /** What this process has, by the folder around it; kept, because a channel that nobody holds gives its lock back. */
    private static final Map<Path, Own> HELD = new HashMap<>();

    private NativeFolder() {}

    /** This process's folder inside {@code around}, which is made if need be; leftovers of dead processes are gone then. */
    static synchronized Path open(Path around) throws IOException {
        Files.createDirectories(around, DataFolder.mode("rwx------"));
        Path key = around.toRealPath();
        Own own = HELD.get(key);
        if (own == null || !Files.isDirectory(own.folder)) {
            DataFolder.ownedFile(around.resolve(GUARD));
            try (FileChannel guard = FileChannel.open(around.resolve(GUARD), StandardOpenOption.WRITE)) {
                guard.lock();
                sweep(around);
                own = make(around);
            }
            HELD.put(key, own);
        }
        return own.folder;
    }

    private static Own make(Path around) throws IOException {
        Path folder = Files.createTempDirectory(around, OF_A_PROCESS, DataFolder.mode("rwx------"));
        Path alive = folder.resolve(ALIVE);
        DataFolder.ownedFile(alive);
        FileChannel channel = FileChannel.open(alive, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("a new file is locked already");
        }
        // Last registered, first deleted: the driver's own files come before these.
        folder.toFile().deleteOnExit();
        alive.toFile().deleteOnExit();
        return new Own(folder, channel);
    }

    /** Never looks at this process's own folder: on POSIX systems, opening and closing a file gives this process's lock on it back. */
    private static void sweep(Path around) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(around, OF_A_PROCESS + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    sweepOne(folder);
                }
            }
        }
    }

    /** Takes away what versions before left beside the folders. To be called only while no other gateway has the data folder. */
    static void sweepBeside(Path around) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(around, DRIVERS)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("leftovers of the database driver stay: {}", e.getClass().getName());
        }
    }

    /** Takes a dead process's folder away; what is not the driver's stays, and the folder with it. */
    private static void sweepOne(Path folder) {
        try {
            Path alive = folder.resolve(ALIVE);
            if (Files.isRegularFile(alive, LinkOption.NOFOLLOW_LINKS) && isHeld(alive)) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DRIVERS)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            if (onlyHas(folder, alive)) {
                Files.deleteIfExists(alive);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another owner's, or a system that keeps what is loaded: the next start tries again.
            LOG.debug("leftovers of the database driver stay: {}", e.getClass().getName());
        }
    }

    private static boolean onlyHas(Path folder, Path file) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path each : left) {
                if (!each.equals(file)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isHeld(Path alive) throws IOException {
        try (FileChannel channel = FileChannel.open(alive, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private record Own(Path folder, FileChannel lock) {}
}
