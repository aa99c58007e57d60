package org.quietroom.gateway.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.HostConfig;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.store.Custody;
import org.quietroom.gateway.store.Database;
import org.quietroom.gateway.store.Facts;
import org.quietroom.gateway.store.Schema;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.CareSettings;
import org.quietroom.moderation.crisis.CrisisGuardProvider;

/** Looks at what a configuration names, changes nothing, and asks the running gateway how its hosts are. */
public final class Doctor {
    private static final Instant NOT_BEFORE = Instant.parse("2025-01-01T00:00:00Z");

    private final Config config;
    private final Plugins plugins;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Config config, Plugins plugins, Clock clock) {
        this.config = config;
        this.plugins = plugins;
        this.clock = clock;
    }

    /** Everything that was looked at, in the order in which to mend it. */
    public static List<Finding> examine(Config config, Plugins plugins, Clock clock) {
        Doctor doctor = new Doctor(config, plugins, clock);
        doctor.clock();
        doctor.findings.addAll(Folders.examine(config.data()));
        doctor.store();
        doctor.hosts();
        doctor.findings.addAll(Running.examine(config, plugins));
        doctor.fitted();
        doctor.texts();
        return List.copyOf(doctor.findings);
    }

    private void clock() {
        findings.add(
                clock.instant().isBefore(NOT_BEFORE)
                        ? Finding.bad(
                                "The clock says " + clock.instant() + ".",
                                "Set it by NTP: requests are refused otherwise.")
                        : Finding.fine("The clock says " + clock.instant() + " (UTC)."));
    }

    private void store() {
        if (config.store().sqlite() && !Files.exists(config.store().file())) {
            findings.add(Finding.note(
                    "There is no store yet: " + config.store().file() + ".",
                    "quietroom serve makes it at its first start."));
            keyset(Optional.empty());
            return;
        }
        try (Database database = Database.open(config.store())) {
            List<String> newer = Schema.newer(database);
            if (!newer.isEmpty()) {
                findings.add(Finding.bad(
                        "The store was written by a newer Quietroom: " + String.join(", ", newer) + ".",
                        "Start that version, or restore a backup of this one."));
            } else {
                findings.add(
                        Finding.fine("The store answers (" + (database.sqlite() ? "SQLite" : "PostgreSQL") + ")."));
            }
            keyset(Schema.exists(database) ? Custody.expected(new Facts(database.source())) : Optional.empty());
        } catch (RefusedException e) {
            findings.add(Finding.bad("The store does not answer.", String.valueOf(e.getMessage())));
            keyset(Optional.empty());
        }
    }

    private void keyset(Optional<String> expected) {
        Path file = config.keyset();
        if (!Files.exists(file) && expected.isEmpty()) {
            findings.add(Finding.note(
                    "There is no keyset yet: " + file + ".", "quietroom serve makes it; back it up then."));
            return;
        }
        try {
            KeyRing keys = KeyRing.open(file, config.kek());
            expected.ifPresent(keys::requireFingerprint);
            findings.add(Finding.fine("The keyset " + keys.fingerprint()
                    + (expected.isPresent()
                            ? " is its owner's alone and belongs to the store."
                            : " is its owner's alone.")));
            sealed(keys, file);
        } catch (KeyRingException e) {
            findings.add(Finding.bad("The keyset cannot be used.", String.valueOf(e.getMessage())));
        }
        if (file.getParent() != null
                && file.getParent().equals(config.data())
                && config.store().sqlite()) {
            findings.add(Finding.note(
                    "Keyset and store are in one folder: who steals one has both.",
                    "Put the keyset on another disk with keyset.file, and back it up apart."));
        }
    }

    private void sealed(KeyRing keys, Path file) {
        if (keys.sealed()) {
            findings.add(Finding.fine("The keyset is sealed under the key from " + config.kek() + "."));
        } else if (config.kek() != null) {
            findings.add(Finding.bad(
                    "A key-encryption key is named (" + config.kek() + ") and the keyset is in clear.",
                    "quietroom keys seal seals it; then destroy copies of it that are in clear."));
        } else {
            findings.add(Finding.note(
                    "The keys stand in " + file + " in clear: whoever reads the file has them.",
                    "Name a key that is kept elsewhere with keyset.kek-file, -env, -command or -kms, then run quietroom keys"
                            + " seal."));
        }
        int old = keys.vault().keyIds().size() - 1;
        if (old > 0) {
            findings.add(Finding.note(
                    old + (old == 1 ? " earlier key of" : " earlier keys of") + " the store can still be used.",
                    "quietroom keys verify says what needs them; quietroom keys retire destroys them then."));
        }
    }

    private void hosts() {
        if (config.hosts().isEmpty()) {
            findings.add(Finding.note("No host is configured.", "Name one below hosts: in the configuration."));
        }
        for (HostConfig host : config.hosts()) {
            String name =
                    "Host " + host.id() + " (" + host.type() + ", " + (host.shadow() ? "shadow mode" : "on") + ")";
            Optional<HostProfile> profile = plugins.route(host.type()).map(r -> r.profile(host.id(), host.settings()));
            try {
                HostProfile known = profile.orElseGet(() -> connectorProfile(host));
                List<Reason> unmet = host.policy().unmetBy(known);
                unmet.forEach(reason -> findings.add(Finding.bad(
                        name + ": " + reason.text(),
                        "Set mode: shadow, veiled: false or before: false, or use a route that can do more.")));
                if (unmet.isEmpty()) {
                    findings.add(Finding.fine(name + ": it asks by way of " + words(known.intercept())
                            + "; while we are down it is " + words(known.whenWeAreDown())
                            + "; accounts can be seen by: " + words(known.identityVisibleTo()) + "."));
                }
            } catch (IllegalArgumentException e) {
                findings.add(Finding.bad(name + ": " + e.getMessage(), "Change the setting."));
            }
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private HostProfile connectorProfile(HostConfig host) {
        try (var adapter = plugins.connector(host.type()).orElseThrow().create(host.id(), host.settings())) {
            return adapter.profile();
        }
    }

    private void fitted() {
        Settings crisis = config.guards().getOrDefault(CrisisGuardProvider.ID, Settings.EMPTY);
        if (CrisisGuardProvider.expected(crisis).isEmpty()) {
            findings.add(Finding.note(
                    "How much is flagged was not fitted to this community, and nobody would notice if it changed.",
                    "quietroom calibrate --config fits it to what you can read, on your own posts."));
        }
    }

    private void texts() {
        CareNotes.shipped(CareSettings.NONE)
                .drafts()
                .forEach(language -> findings.add(Finding.note(
                        "The member texts in '" + language + "' are drafts that no competent person has reviewed.",
                        "Have them read by somebody who knows the language and crisis care.")));
    }
}
