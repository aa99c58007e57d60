package org.quietroom.gateway.backup;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.MemberKeys;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.store.Custody;
import org.quietroom.gateway.store.DataFolder;
import org.quietroom.gateway.store.Database;
import org.quietroom.gateway.store.Facts;
import org.quietroom.gateway.store.Schema;

/** Makes an archive of one moment, while the gateway may run. */
public final class Backup {
    static final String STORE = "store.db";
    static final String KEYSET = "keyset.json";
    static final String MEMBERS = "members/";

    private Backup() {}

    /**
     * Writes an archive with mode 600.
     *
     * @param archive must not exist
     * @throws RefusedException if the archive exists, or store or keyset cannot be read
     */
    public static void make(Config config, Path archive, boolean withKeyset, Clock clock) {
        DataFolder folder = DataFolder.open(config.data());
        if (config.store().sqlite() && !Files.exists(config.store().file())) {
            throw new RefusedException(
                    "There is no store yet: " + config.store().file() + ". Nothing to back up.");
        }
        try (Database database = Database.open(config.store())) {
            List<String> schema = Schema.applied(database);
            String fingerprint = Custody.expected(new Facts(database.source()))
                    .orElseThrow(() -> new RefusedException("The store was never used. Nothing to back up."));
            Path work = Files.createTempDirectory(folder.path(), "backup");
            try {
                DataFolder.newOwnedFile(archive);
                Map<String, Path> entries = store(database, work);
                if (withKeyset) {
                    KeyRing.open(config.keyset(), config.kek()).requireFingerprint(fingerprint);
                    entries.put(KEYSET, config.keyset());
                    MemberKeys.beside(config.keyset())
                            .files()
                            .forEach((member, file) -> entries.put(MEMBERS + member, file));
                }
                Archive.write(
                        archive,
                        entries,
                        new Manifest(
                                Manifest.FORMAT,
                                clock.instant().toString(),
                                database.sqlite() ? "sqlite" : "postgresql",
                                fingerprint,
                                schema,
                                Map.of()));
            } finally {
                MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (SQLException e) {
            throw new RefusedException(
                    "The store cannot be copied (SQL state " + e.getSQLState()
                            + "). Look at the free space of its disk, then run quietroom doctor.",
                    e);
        } catch (IOException e) {
            throw new RefusedException(
                    "The archive cannot be written (" + e.getClass().getSimpleName()
                            + "). Look at the folder's rights and free space.",
                    e);
        }
    }

    private static Map<String, Path> store(Database database, Path work) throws SQLException, IOException {
        try (Connection connection = database.source().getConnection()) {
            if (!database.sqlite()) {
                return Tables.dump(connection, work);
            }
            Path copy = work.resolve(STORE);
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, copy.toString());
                vacuum.execute();
            }
            Map<String, Path> entries = new LinkedHashMap<>();
            entries.put(STORE, copy);
            return entries;
        }
    }
}
