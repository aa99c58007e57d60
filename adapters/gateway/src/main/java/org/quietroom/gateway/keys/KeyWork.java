package org.quietroom.gateway.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.Kek;
import org.quietroom.encryption.KeyChanges;
import org.quietroom.encryption.KeyChanges.KeyInfo;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.MemberKeys;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.gateway.atrest.SealedStore;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.store.Custody;
import org.quietroom.gateway.store.DataFolder;

/**
 * What an operator does with keys. Everything throws {@link RefusedException} or {@link
 * org.quietroom.encryption.KeyRingException} with what to do, and then nothing was changed.
 */
public final class KeyWork {
    private static final long UNSEALED = -1;

    private final Config config;

    /** @param config where keys and store are */
    public KeyWork(Config config) {
        this.config = config;
    }

    /** New keys for everything that seals; a gateway that runs takes them up. */
    public void rotate() {
        try (Foundation foundation = opened()) {
            new KeyChanges(config.keyset(), config.kek()).rotate();
            foundation.keys().refresh();
        }
    }

    /**
     * Destroys the earlier evidence keys, if nothing in the store needs them.
     *
     * @param franks whether also those with which proofs in sealed rooms were made
     * @param reports whether also those to which reports were sealed
     * @return how many were destroyed
     */
    public int retire(boolean franks, boolean reports) {
        DataFolder folder = DataFolder.open(config.data());
        try (DataFolder.Lock lock = folder.lock();
                Foundation foundation = opened()) {
            KeyRing keys = foundation.keys();
            Map<Long, Long> needed = new TreeMap<>(
                    new SealedStore(foundation.store()).underOthers(keys.vault().primaryKey()));
            keys.vault().members().wrappedBy().forEach((key, members) -> {
                if (key != keys.vault().primaryKey()) {
                    needed.merge(key, (long) members, Long::sum);
                }
            });
            needed.keySet().retainAll(keys.vault().keyIds());
            if (!needed.isEmpty()) {
                throw new RefusedException("Earlier keys are still needed: " + rows(needed)
                        + ". Start the gateway; it seals them anew, and quietroom keys verify says how many are left. Nothing"
                        + " was destroyed.");
            }
            if (franks) {
                requireNoneWaits(foundation, keys);
            }
            KeyChanges changes = new KeyChanges(config.keyset(), config.kek());
            Set<Long> earlier = new TreeSet<>(keys.vault().keyIds());
            earlier.remove(keys.vault().primaryKey());
            if (franks) {
                SealedHub.franksDestroyed(
                        foundation.store(),
                        earlier(changes, "frank"),
                        Clock.systemUTC().instant());
            }
            return changes.retireEvidence(earlier)
                    + (franks ? changes.retireFranks() : 0)
                    + (reports ? changes.retireReports() : 0);
        }
    }

    private static Set<Long> earlier(KeyChanges changes, String purpose) {
        return changes.list().stream()
                .filter(key -> key.purpose().equals(purpose) && !key.primary())
                .map(KeyInfo::id)
                .collect(Collectors.toSet());
    }

    private static void requireNoneWaits(Foundation foundation, KeyRing keys) {
        Map<Long, Long> waiting = new TreeMap<>(SealedHub.franksWaiting(foundation.store()));
        waiting.remove(Integer.toUnsignedLong(keys.frankPrf().getPrimaryId()));
        if (!waiting.isEmpty()) {
            throw new RefusedException("Messages of sealed rooms that wait for a device bear proofs by earlier keys: "
                    + rows(waiting) + ". Wait until they are fetched, 30 days at most. Nothing was destroyed.");
        }
    }

    private static String rows(Map<Long, Long> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((key, rows) -> parts.add("key " + key + " by " + rows + (rows == 1 ? " row" : " rows")));
        return String.join(", ", parts);
    }

    /**
     * Copies the keyset, sealed under another key, and the keys of members.
     *
     * @param recovery the file of that key, which is made if it is not there; null for the key-encryption key that the
     *     configuration names
     * @return what the copy is sealed under
     */
    public String export(Path copy, @Nullable Path recovery) {
        Kek named = config.kek();
        if (recovery == null && named == null) {
            throw new RefusedException(
                    "A copy in clear is not made. Give --recovery-key with a file for its key, which is made"
                            + " if it is not there, and keep that file apart from the copy.");
        }
        try (Foundation foundation = opened()) {
            Kek under = recovery == null ? named : Kek.fileOrNew(recovery);
            if (under == null) {
                throw new IllegalStateException("one of them is there");
            }
            new KeyChanges(config.keyset(), named).export(copy, under);
            copyMembers(copy);
            return under.toString();
        }
    }

    private void copyMembers(Path copy) {
        Map<String, Path> files = MemberKeys.beside(config.keyset()).files();
        if (files.isEmpty()) {
            return;
        }
        FileAttribute<?> owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Path folder = Files.createDirectory(MemberKeys.beside(copy).folder(), owners);
            for (Map.Entry<String, Path> each : files.entrySet()) {
                DataFolder.makeOwned(Files.copy(each.getValue(), folder.resolve(each.getKey())));
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "The keys of members cannot be copied beside " + copy + " ("
                            + e.getClass().getSimpleName()
                            + "). The copy is not complete: delete it, look at rights and free space, and try again.",
                    e);
        }
    }

    /** Seals the keyset under the key that the configuration names; false if it is. */
    public boolean seal(@Nullable Path oldKey) {
        if (config.kek() == null) {
            throw new RefusedException(
                    "No key-encryption key is named. Make one:  head -c 32 /dev/urandom | base64 > FILE;"
                            + " chmod 600 FILE  and set keyset.kek-file to it, or name another place with kek-env, kek-command or"
                            + " kek-kms. Nothing was changed.");
        }
        return new KeyChanges(config.keyset(), config.kek()).seal(oldKey == null ? null : Kek.file(oldKey));
    }

    /** Puts the keyset into its file in clear; false if it is. */
    public boolean unseal() {
        return new KeyChanges(config.keyset(), config.kek()).unseal();
    }

    /**
     * Whether keyset and store belong together and everything sealed opens.
     *
     * @param copy a copy of the keyset to be tried in its place; null for the keyset itself
     * @param recovery the file of the key that the copy is sealed under; null for the one that the configuration names
     */
    public Verified verify(@Nullable Path copy, @Nullable Path recovery) {
        Kek kek = recovery == null ? config.kek() : Kek.file(recovery);
        Path file = copy == null ? config.keyset() : copy;
        List<String> lines = new ArrayList<>();
        try (Foundation foundation = opened()) {
            KeyRing keys = KeyRing.open(file, kek);
            keys.requireFingerprint(Custody.expected(foundation.facts()).orElse(""));
            lines.add("fine  The keyset " + file + " (" + keys.fingerprint() + ") belongs to the store. It is "
                    + (keys.sealed() ? "sealed under the key from " + kek + "." : "in clear."));
            KeyReport report = KeyReport.of(foundation.store(), keys.vault());
            lines.addAll(report.lines());
            for (KeyInfo key : new KeyChanges(file, kek).list()) {
                lines.add("      " + said(key, report.rows().getOrDefault(key.id(), 0L)));
            }
            if (report.rows().getOrDefault(UNSEALED, 0L) > 0) {
                lines.add("bad   " + report.rows().get(UNSEALED) + " rows were not sealed by Quietroom");
            }
            return new Verified(lines, report.closed() == 0);
        }
    }

    private static String said(KeyInfo key, long rows) {
        String name = key.purpose() + " key " + key.id() + (key.primary() ? " (present)" : " (earlier)");
        if (key.purpose().equals("evidence")) {
            return name + ": " + rows + " rows"
                    + (key.primary()
                            ? ""
                            : rows > 0
                                    ? ", to be sealed anew by a gateway that runs"
                                    : "; nothing needs it, quietroom keys retire destroys it");
        }
        return key.primary() || key.purpose().equals("pseudonym")
                ? name
                : name + ": proofs or reports of its time need it; who holds them cannot be counted";
    }

    private Foundation opened() {
        if (config.store().sqlite() && !Files.exists(config.store().file())) {
            throw new RefusedException("There is no store yet: "
                    + config.store().file() + ". quietroom serve makes it and its keys at its first start.");
        }
        Foundation foundation = Foundation.open(config, Clock.systemUTC());
        var unused = new Users(foundation.store(), foundation.keys().vault(), Clock.systemUTC());
        return foundation;
    }

    /**
     * What was found.
     *
     * @param lines for the operator
     * @param fine whether everything opens that should
     */
    public record Verified(List<String> lines, boolean fine) {
        /** Copies the lines. */
        public Verified {
            lines = List.copyOf(lines);
        }
    }
}
