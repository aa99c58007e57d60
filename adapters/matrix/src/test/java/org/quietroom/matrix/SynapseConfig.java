package org.quietroom.matrix;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Synapse for tests is told: loopback alone, no other server, no limits that tests would run into. */
final class SynapseConfig {
    static final String LOG = """
            version: 1
            formatters: {plain: {format: '%(levelname)s %(name)s %(message)s'}}
            handlers: {console: {class: logging.StreamHandler, formatter: plain}}
            root: {level: INFO, handlers: [console]}
            disable_existing_loggers: false
            """;

    private static final List<String> LIMITS = List.of(
            "rc_message",
            "rc_joins_per_room",
            "rc_registration",
            "rc_admin_redaction",
            "rc_room_creation",
            "rc_reports");

    private SynapseConfig() {}

    static Map<String, Object> of(Path folder, int port, String signingKey) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("server_name", Synapse.DOMAIN);
        config.put("report_stats", false);
        config.put("pid_file", folder.resolve("synapse.pid").toString());
        config.put("signing_key", signingKey);
        config.put("signing_key_path", folder.resolve("signing.key").toString());
        config.put("macaroon_secret_key", "a macaroon secret for tests alone");
        config.put("form_secret", "a form secret for tests alone");
        config.put("registration_shared_secret", Synapse.SHARED_SECRET);
        config.put("bcrypt_rounds", 4);
        config.put("log_config", folder.resolve("log.yaml").toString());
        config.put("media_store_path", folder.resolve("media").toString());
        config.put("trusted_key_servers", List.of());
        config.put("suppress_key_server_warning", true);
        config.put("federation_domain_whitelist", List.of());
        config.put("ip_range_whitelist", List.of("127.0.0.0/8"));
        config.put("allow_public_rooms_without_auth", true);
        config.put("user_directory", Map.of("enabled", true, "search_all_users", true));
        config.put(
                "database",
                Map.of(
                        "name",
                        "sqlite3",
                        "args",
                        Map.of("database", folder.resolve("homeserver.db").toString())));
        config.put("listeners", List.of(listener(port, "client")));
        Map<String, Object> much = Map.of("per_second", 10_000, "burst_count", 10_000);
        LIMITS.forEach(name -> config.put(name, much));
        config.put("rc_joins", Map.of("local", much, "remote", much));
        config.put("rc_invites", Map.of("per_room", much, "per_user", much, "per_issuer", much));
        config.put("rc_login", Map.of("address", much, "account", much, "failed_attempts", much));
        return config;
    }

    /** What a process listens to, on loopback. */
    static Map<String, Object> listener(int port, String... resources) {
        return Map.of(
                "port",
                port,
                "bind_addresses",
                List.of("127.0.0.1"),
                "type",
                "http",
                "resources",
                List.of(Map.of("names", List.of(resources))));
    }

    /** The module as an operator configures it, and one of these tests that writes down which process was asked about an event. */
    static List<Map<String, Object>> module(String gate, Path secretFile, Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(settings);
        config.put("url", gate);
        config.put("host", MatrixBench.HOST.value());
        config.put("secret_file", secretFile.toString());
        return List.of(
                Map.of("module", "quietroom_synapse.Quietroom", "config", config),
                Map.of("module", "looking.Looking", "config", Map.of()));
    }
}
