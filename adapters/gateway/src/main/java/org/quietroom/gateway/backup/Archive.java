package org.quietroom.gateway.backup;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.quietroom.gateway.cli.RefusedException;

/** A ZIP file with a manifest that holds the hash of every other entry. Nothing is read before all of them fit. */
final class Archive {
    private Archive() {}

    /** Writes entries; the file must be there and empty. */
    static void write(Path archive, Map<String, Path> entries, Manifest without) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, Path> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                try (HashingInputStream in =
                        new HashingInputStream(Hashing.sha256(), Files.newInputStream(each.getValue()))) {
                    in.transferTo(zip);
                    hashes.put(each.getKey(), in.hash().toString());
                }
            }
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(new Manifest(
                            without.format(),
                            without.madeAt(),
                            without.store(),
                            without.fingerprint(),
                            without.schema(),
                            hashes)
                    .write());
        }
    }

    /**
     * Checks every entry against the manifest.
     *
     * @throws RefusedException if anything is missing, changed or not in the manifest
     */
    static Manifest verify(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(Manifest.ENTRY);
            if (entry == null) {
                throw new RefusedException(archive + " is no backup of Quietroom: it has no manifest.");
            }
            Manifest manifest;
            try (InputStream in = zip.getInputStream(entry)) {
                manifest = Manifest.read(in.readAllBytes());
            }
            if (zip.size() != manifest.sha256().size() + 1) {
                throw damaged(archive);
            }
            for (Map.Entry<String, String> each : manifest.sha256().entrySet()) {
                ZipEntry file = zip.getEntry(each.getKey());
                if (file == null || !hash(zip, file).equals(each.getValue())) {
                    throw damaged(archive);
                }
            }
            return manifest;
        } catch (IOException e) {
            throw new RefusedException(
                    "The archive " + archive + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Compare its name, its rights and its size with the original.",
                    e);
        }
    }

    private static String hash(ZipFile zip, ZipEntry entry) throws IOException {
        try (HashingInputStream in = new HashingInputStream(Hashing.sha256(), zip.getInputStream(entry))) {
            ByteStreams.exhaust(in);
            return in.hash().toString();
        }
    }

    private static RefusedException damaged(Path archive) {
        return new RefusedException("The archive " + archive
                + " is damaged: a checksum does not fit. Nothing was changed. Use another backup.");
    }

    /** Copies one entry into a file. */
    static void extract(Path archive, String entry, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            Files.copy(in, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
