package org.quietroom.gateway.backup;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.encryption.MemberKeys;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.store.DataFolder;
import org.quietroom.gateway.store.Database;
import org.quietroom.gateway.store.Schema;

/** Puts an archive in the place of store and keyset. The gateway must not run. */
public final class Restore {
    private final Config config;
    private final Path archive;
    private final boolean force;

    private Restore(Config config, Path archive, boolean force) {
        this.config = config;
        this.archive = archive;
        this.force = force;
    }

    /**
     * Checks the archive, then puts it in place.
     *
     * @param force whether a store and a keyset that are there are overwritten
     * @throws RefusedException if it is damaged, does not fit, or something is there; then nothing was changed
     */
    public static void run(Config config, Path archive, boolean force) {
        Manifest manifest = Archive.verify(archive);
        boolean sqlite = config.store().sqlite();
        if (!manifest.store().equals(sqlite ? "sqlite" : "postgresql")) {
            throw new RefusedException("The archive holds a store of " + manifest.store()
                    + "; the configuration names another kind. Set store.url to fit.");
        }
        DataFolder folder = DataFolder.open(config.data());
        try (DataFolder.Lock lock = folder.lock()) {
            Path work = Files.createTempDirectory(folder.path(), "restore");
            try {
                new Restore(config, archive, force).put(manifest, work);
            } finally {
                MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "The archive cannot be put in place (" + e.getClass().getSimpleName()
                            + "). Look at the folder's rights and free space.",
                    e);
        } catch (SQLException e) {
            throw new RefusedException(
                    "The store cannot be filled (SQL state " + e.getSQLState() + "). Nothing in it was changed.", e);
        }
    }

    private void put(Manifest manifest, Path work) throws IOException, SQLException {
        Path keyset = keyset(manifest, work);
        KeyRing.open(keyset, config.kek()).requireFingerprint(manifest.fingerprint());
        if (config.store().sqlite()) {
            file(work);
        } else {
            requireEmpty();
        }
        if (!keyset.equals(config.keyset())) {
            move(keyset, config.keyset());
        }
        members(manifest, work);
        if (!config.store().sqlite()) {
            rows(manifest, work);
        }
    }

    /* The keyset to go on with: the archive's, or the one that is there if the archive has none. */
    private Path keyset(Manifest manifest, Path work) throws IOException {
        if (!manifest.sha256().containsKey(Backup.KEYSET)) {
            if (!Files.exists(config.keyset())) {
                throw new RefusedException("The archive holds no keyset and " + config.keyset()
                        + " is not there. Put the keyset back first; it was backed up apart.");
            }
            return config.keyset();
        }
        Path extracted = DataFolder.newOwnedFile(work.resolve(Backup.KEYSET));
        Archive.extract(archive, Backup.KEYSET, extracted);
        DataFolder.makeOwned(extracted);
        if (Files.exists(config.keyset())) {
            if (same(config.keyset(), manifest)) {
                return config.keyset();
            }
            refuseToOverwrite(config.keyset(), "keyset");
        }
        return extracted;
    }

    /* Keys of members that are there stay, so that nobody is remembered who was forgotten meanwhile. */
    private void members(Manifest manifest, Path work) throws IOException {
        MemberKeys members = MemberKeys.beside(config.keyset());
        Path extracted = work.resolve("member");
        for (String entry : manifest.sha256().keySet()) {
            if (entry.startsWith(Backup.MEMBERS)) {
                Archive.extract(archive, entry, extracted);
                members.restore(entry.substring(Backup.MEMBERS.length()), extracted);
            }
        }
    }

    private boolean same(Path keyset, Manifest manifest) {
        try {
            return KeyRing.open(keyset, config.kek()).fingerprint().equals(manifest.fingerprint());
        } catch (KeyRingException e) {
            return false;
        }
    }

    private void file(Path work) throws IOException {
        Path store = config.store().file();
        if (Files.exists(store)) {
            refuseToOverwrite(store, "store");
        }
        Path extracted = DataFolder.newOwnedFile(work.resolve(Backup.STORE));
        Archive.extract(archive, Backup.STORE, extracted);
        DataFolder.makeOwned(extracted);
        for (String journal : new String[] {"-wal", "-shm"}) {
            Files.deleteIfExists(store.resolveSibling(store.getFileName() + journal));
        }
        move(extracted, store);
    }

    private void requireEmpty() {
        try (Database database = Database.open(config.store())) {
            if (Schema.exists(database)) {
                throw new RefusedException(
                        "The database holds a store already; --force does not replace it. Make an empty"
                                + " database, let store.url name it, and restore into that one. Nothing was changed.");
            }
        }
    }

    private void rows(Manifest manifest, Path work) throws SQLException, IOException {
        try (Foundation foundation = Foundation.open(config, Clock.systemUTC());
                Database database = Database.open(config.store())) {
            Users users = new Users(foundation.store(), foundation.keys().vault(), Clock.systemUTC());
            users.list();
            if (!Schema.applied(database).equals(manifest.schema())) {
                throw new RefusedException(
                        "The archive was made by another version of Quietroom. Restore it with that"
                                + " version into an empty database, then upgrade. This database was given tables, and no rows.");
            }
            try (Connection connection = database.source().getConnection()) {
                Tables.fill(connection, archive, work);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (java.nio.file.AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void refuseToOverwrite(Path file, String what) {
        if (!force) {
            throw new RefusedException("There is a " + what + " already: " + file
                    + ". Move it away, or give --force to replace it. Nothing was changed.");
        }
    }
}
