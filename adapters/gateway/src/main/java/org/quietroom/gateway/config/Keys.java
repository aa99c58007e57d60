package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.setting.Setting;

/** Every setting of the program itself, with what holds if nobody sets it. Guards and host types declare their own. */
final class Keys {
    static final Setting<String> DATA = Setting.text(
            "data",
            "quietroom-data",
            "Folder for the store, the keyset and the log; made if missing, for its owner alone.");

    static final Setting<String> ADDRESS = Setting.text(
            "address", "127.0.0.1", "Where to listen. Keep loopback and put a reverse proxy with TLS in front.");
    static final Setting<Integer> PORT = Setting.number("port", 8470, "Which port; 0 takes any that is free.");
    static final Setting<Boolean> REMOTE_METRICS =
            Setting.flag("metrics-for-all", false, "Serve /metrics to other machines too; if not, to loopback alone.");

    static final Setting<String> STORE_URL = Setting.text(
            "url",
            "",
            "JDBC address, such as jdbc:postgresql://localhost/quietroom; empty for SQLite in the data folder.");
    static final Setting<String> STORE_USER = Setting.text("user", "", "The database user; not needed for SQLite.");
    static final Setting<Integer> STORE_POOL = Setting.number("pool", 4, "How many connections at most, 2 to 50.");

    static final Setting<String> KEYSET_FILE = Setting.text(
            "file",
            "",
            "The keyset; empty for keyset.json in the data folder. Keep it on another disk than the store.");

    static final Setting<String> KEK_FILE = Setting.text(
            "kek-file",
            "",
            "A file with the key that the keyset is sealed under: 32 random bytes as base64, mode 600. Empty for a keyset in"
                    + " clear; see quietroom keys seal.");
    static final Setting<String> KEK_ENV =
            Setting.text("kek-env", "", "An environment variable that holds that key instead.");
    static final Setting<String> KEK_COMMAND = Setting.text(
            "kek-command",
            "",
            "A command that prints that key instead, such as: pass show quietroom/kek. It is split at blanks and run without a"
                    + " shell.");
    static final Setting<String> KEK_KMS = Setting.text(
            "kek-kms",
            "",
            "The address of a key in a key service instead, for which a Tink KmsClient is on the class path.");

    static final Setting<String> BASE_URL = Setting.text(
            "base-url",
            "",
            "How browsers reach the console from outside, such as https://desk.example.org; empty for loopback alone.");
    static final Setting<Boolean> BEHIND_PROXY = Setting.flag(
            "behind-proxy",
            false,
            "Whether a proxy of yours writes X-Forwarded-For, so that sign-in limits count people.");

    static final Setting<String> IDLE =
            Setting.text("idle", "30m", "How long a sign-in lasts without being used, 5m to 12h.");

    static final Setting<String> NAME =
            Setting.text("name", "this community", "What members call the community, in notes to them.");
    static final Setting<String> LANGUAGE =
            Setting.text("language", "en", "The language members are written to in, where a room has none of its own.");
    static final Setting<String> COUNTRY =
            Setting.text("country", "", "Two letters (ISO 3166-1) that choose help lines, such as DE; empty if mixed.");
    static final Setting<String> WATCH = Setting.text(
            "watch", "", "One true sentence on who reads here and when; empty says that nobody watches live.");
    static final Setting<String> UNDO = Setting.text("undo", "20s", "How long an act waits so that it can be undone.");
    static final Setting<String> KEEP_HELD =
            Setting.text("keep-held", "30d", "How long a held message waits before it expires undecided.");
    static final Setting<String> KEEP_CLOSED =
            Setting.text("keep-closed", "30d", "How long a closed case can be read and reopened.");

    static final Setting<String> NOW = Setting.text("now", "10m", "For danger now or within hours.");
    static final Setting<String> SOON = Setting.text("soon", "1h", "For a plan, a date or means.");
    static final Setting<String> TODAY = Setting.text("today", "12h", "For thoughts of suicide, urges of self-harm.");
    static final Setting<String> TOMORROW = Setting.text("tomorrow", "1d", "For a wish to be dead, a past harm.");
    static final Setting<String> ORDINARY = Setting.text("ordinary", "3d", "For everything else.");

    static final Setting<Boolean> ENABLED = Setting.flag("enabled", true, "Whether the guard runs.");

    static final Setting<String> TYPE = Setting.text("type", "gate", "What kind of host, and by which route.");
    static final Setting<String> MODE =
            Setting.text("mode", "shadow", "shadow judges and reports and changes nothing; on protects.");
    static final Setting<Boolean> VEILED =
            Setting.flag("veiled", true, "Whether members appear under a pseudonym that differs from room to room.");
    static final Setting<Boolean> BEFORE = Setting.flag(
            "before",
            true,
            "Whether a message must be judged before anybody sees it; false accepts a route that only looks afterwards.");
    static final Setting<String> HOST_NAME =
            Setting.text("name", "", "What people call the host, such as our forum; empty for its key.");
    static final Setting<String> HOST_LANGUAGE =
            Setting.text("language", "", "The language of its rooms; empty for the community's.");
    static final Setting<Integer> PER_SECOND = Setting.number(
            "requests-per-second",
            500,
            "How often the host may ask, polls included, 1 to 8000; beyond that it is told to wait a second. Only for hosts that"
                    + " call the gate.");
    static final Setting<Boolean> SOCKET = Setting.flag(
            "socket",
            false,
            "Whether the host speaks over a Unix domain socket in the data folder, unsigned; only for hosts that call the gate.");

    static final Setting<String> LOG_LEVEL =
            Setting.text("level", "info", "error, warn, info or debug; never shows content, accounts or keys.");
    static final Setting<String> LOG_FILE =
            Setting.text("file", "", "The log; empty for quietroom.log in the data folder.");

    private Keys() {}

    /** The sections that are always the same, with their settings, in the order of the reference. */
    static Map<String, List<Setting<?>>> sections() {
        Map<String, List<Setting<?>>> all = new LinkedHashMap<>();
        all.put("listen", List.of(ADDRESS, PORT, REMOTE_METRICS));
        List<Setting<?>> store = new ArrayList<>(List.of(STORE_URL, STORE_USER));
        store.addAll(List.of(Secret.settings("password", "The database password")));
        store.add(STORE_POOL);
        all.put("store", store);
        all.put("keyset", List.of(KEYSET_FILE, KEK_FILE, KEK_ENV, KEK_COMMAND, KEK_KMS));
        all.put("console", List.of(BASE_URL, BEHIND_PROXY, IDLE));
        all.put("community", List.of(NAME, LANGUAGE, COUNTRY, WATCH, UNDO, KEEP_HELD, KEEP_CLOSED));
        all.put("log", List.of(LOG_LEVEL, LOG_FILE));
        return all;
    }

    static List<Setting<?>> deadlines() {
        return List.of(NOW, SOON, TODAY, TOMORROW, ORDINARY);
    }

    static List<Setting<?>> anyHost() {
        return List.of(TYPE, MODE, VEILED, BEFORE, HOST_NAME, HOST_LANGUAGE);
    }

    static List<Setting<?>> host() {
        List<Setting<?>> all = new ArrayList<>(anyHost());
        all.addAll(List.of(Secret.settings("secret", "What both sides sign requests with, 32 characters or more")));
        all.addAll(List.of(PER_SECOND, SOCKET));
        return all;
    }
}
