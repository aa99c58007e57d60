package org.quietroom.gateway.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks at the data folder: rights, free space, and whether native code may run from it. */
final class Folders {
    private static final long LITTLE = 200L << 20;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private Folders() {}

    static List<Finding> examine(Path data) {
        List<Finding> findings = new ArrayList<>();
        if (!Files.isDirectory(data)) {
            findings.add(Finding.note("There is no data folder yet: " + data + ".", "quietroom serve makes it."));
            return findings;
        }
        try {
            findings.add(rights(data));
            FileStore disk = Files.getFileStore(data);
            long free = disk.getUsableSpace();
            findings.add(
                    free < LITTLE
                            ? Finding.bad(
                                    "The data folder's disk has " + (free >> 20) + " MB left.",
                                    "Make room: 200 MB or more.")
                            : Finding.fine("The data folder's disk has " + (free >> 20) + " MB left."));
            findings.add(
                    runs(data)
                            ? Finding.fine("Native code may run from the data folder.")
                            : Finding.bad(
                                    "Native code may not run from the data folder, which SQLite needs.",
                                    "Mount its disk without noexec, or set data: to another folder, or use PostgreSQL."));
        } catch (IOException e) {
            findings.add(Finding.bad(
                    "The data folder " + data + " cannot be used ("
                            + e.getClass().getSimpleName() + ").",
                    "Give it to the user that runs Quietroom."));
        }
        return findings;
    }

    private static Finding rights(Path data) throws IOException {
        if (!Files.isWritable(data)) {
            return Finding.bad(
                    "The data folder " + data + " cannot be written.", "Give it to the user that runs Quietroom.");
        }
        Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(data));
        rights.retainAll(OTHERS);
        return rights.isEmpty()
                ? Finding.fine("The data folder " + data + " is its owner's alone.")
                : Finding.bad("Others may read or change the data folder " + data + ".", "chmod 700 " + data);
    }

    private static boolean runs(Path data) throws IOException {
        Path script = Files.createTempFile(data, "runs", ".sh");
        try {
            Files.writeString(script, "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(
                    script, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
            Process process = new ProcessBuilder(script.toString()).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(script);
        }
    }
}
