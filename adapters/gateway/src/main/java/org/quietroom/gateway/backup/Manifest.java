package org.quietroom.gateway.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.quietroom.gateway.cli.RefusedException;

/**
 * What an archive says of itself.
 *
 * @param format 1
 * @param madeAt ISO 8601
 * @param store {@code sqlite} or {@code postgresql}
 * @param fingerprint of the keyset that belongs to the store
 * @param schema the steps each module's tables have taken
 * @param sha256 the hash of each entry, by its name
 */
record Manifest(
        int format, String madeAt, String store, String fingerprint, List<String> schema, Map<String, String> sha256) {
    static final String ENTRY = "manifest.json";
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        schema = List.copyOf(schema);
        sha256 = Map.copyOf(sha256);
    }

    byte[] write() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("a manifest cannot be written", e);
        }
    }

    static Manifest read(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest.format != FORMAT) {
                throw new RefusedException("The archive has format " + manifest.format
                        + ", made by a newer Quietroom. Restore it with that version.");
            }
            return manifest;
        } catch (IOException e) {
            throw new RefusedException("The archive's manifest cannot be read: it is damaged. Use another backup.", e);
        }
    }
}
