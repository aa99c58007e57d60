package org.quietroom.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.Kek;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Yaml.YamlException;
import org.quietroom.moderation.desk.Deadlines;
import org.quietroom.moderation.desk.DeskSettings;

/** Reads a configuration: all of it, or all that is wrong with it. */
public final class ConfigReader {
    private final Plugins plugins;
    private final Map<String, String> environment;

    /** @param environment where secrets may be */
    public ConfigReader(Plugins plugins, Map<String, String> environment) {
        this.plugins = plugins;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads a file; paths in it are relative to its folder.
     *
     * @throws RefusedException if it cannot be read or anything in it does not fit; the message lists every fault
     */
    public Config read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new RefusedException("The configuration " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Give another with --config, or make it: quietroom serve"
                    + " --print-config prints one with every setting.");
        }
        Path folder = file.toAbsolutePath().getParent();
        return read(text, folder == null ? Path.of("").toAbsolutePath() : folder, file.toString());
    }

    /** Reads a text whose paths are relative to {@code folder}. */
    public Config read(String text, Path folder, String name) {
        Faults faults = new Faults();
        try {
            Config config = parse(new Section("", Yaml.read(text), faults), folder);
            if (faults.none()) {
                return config;
            }
        } catch (YamlException e) {
            faults.add(e.line(), String.valueOf(e.getMessage()));
        }
        throw new RefusedException("The configuration " + name + " has " + faults.count()
                + (faults.count() == 1 ? " fault:" : " faults:") + "\n  " + String.join("\n  ", faults.lines())
                + "\nEvery setting with its default: quietroom serve --print-config");
    }

    private Config parse(Section top, Path folder) {
        Path data = folder.resolve(top.get(Keys.DATA)).normalize();
        Section listen = top.section("listen");
        Section keyset = top.section("keyset");
        Section console = top.section("console");
        Section community = top.section("community");
        Section log = top.section("log");
        Config.Community said = new Config.Community(
                community.get(Keys.NAME),
                community.get(Keys.LANGUAGE, Forms::language),
                community.get(Keys.COUNTRY, Forms::country),
                community.get(Keys.WATCH));
        DeskSettings desk = desk(community);
        GuardsReader guards = new GuardsReader(plugins, top.section("guards"));
        Config config = new Config(
                data,
                new Config.Listen(
                        listen.get(Keys.ADDRESS), listen.number(Keys.PORT, 0, 65_535), listen.get(Keys.REMOTE_METRICS)),
                store(top.section("store"), data, folder),
                place(keyset.get(Keys.KEYSET_FILE), data, folder, "keyset.json"),
                kek(keyset, folder),
                new Config.Console(
                        Forms.base(console.get(Keys.BASE_URL, ConfigReader::checkedBase)),
                        console.get(Keys.BEHIND_PROXY),
                        console.get(Keys.IDLE, Forms::idle)),
                said,
                desk,
                guards.settings(),
                guards.off(),
                new HostsReader(plugins, secrets(folder), said.language()).read(top.section("hosts")),
                new Config.Log(
                        log.get(Keys.LOG_LEVEL, Forms::level),
                        place(log.get(Keys.LOG_FILE), data, folder, "quietroom.log")));
        List.of(top, listen, keyset, console, community, log).forEach(Section::end);
        return config;
    }

    private static String checkedBase(String text) {
        Forms.base(text);
        return text;
    }

    private Config.Store store(Section store, Path data, Path folder) {
        String url = store.get(Keys.STORE_URL, Forms::url);
        if (url.isEmpty()) {
            url = "jdbc:sqlite:" + data.resolve("quietroom.db");
        } else if (url.startsWith("jdbc:sqlite:")) {
            url = "jdbc:sqlite:"
                    + folder.resolve(url.substring("jdbc:sqlite:".length())).normalize();
        }
        if (url.contains("password=")) {
            store.fault("url", "must not hold the password; use password-file or password-env");
        }
        Config.Store made = new Config.Store(
                url,
                store.get(Keys.STORE_USER),
                Secret.read(store, "password", secrets(folder)).orElse(null),
                store.number(Keys.STORE_POOL, 2, 50));
        store.end();
        return made;
    }

    /** What the keyset is sealed under; null if it is in clear. It is looked for when it is needed. */
    private @Nullable Kek kek(Section keyset, Path folder) {
        String file = keyset.get(Keys.KEK_FILE);
        String variable = keyset.get(Keys.KEK_ENV);
        String command = keyset.get(Keys.KEK_COMMAND);
        String service = keyset.get(Keys.KEK_KMS);
        List<Kek> ways = new ArrayList<>();
        if (!file.isEmpty()) {
            ways.add(Kek.file(folder.resolve(file).normalize()));
        }
        if (!variable.isEmpty()) {
            ways.add(Kek.variable(variable, environment.get(variable)));
        }
        if (!command.isBlank()) {
            ways.add(Kek.command(List.of(command.strip().split("\\s+"))));
        }
        if (!service.isEmpty()) {
            ways.add(Kek.service(service));
        }
        if (ways.size() > 1) {
            keyset.fault("kek-file", "is given in more than one way; keep one of kek-file, -env, -command, -kms");
        }
        return ways.isEmpty() ? null : ways.get(0);
    }

    private static DeskSettings desk(Section community) {
        Section deadlines = community.section("deadlines");
        var now = deadlines.get(Keys.NOW, Forms::duration);
        var soon = deadlines.get(Keys.SOON, Forms::duration);
        var today = deadlines.get(Keys.TODAY, Forms::duration);
        var tomorrow = deadlines.get(Keys.TOMORROW, Forms::duration);
        var ordinary = deadlines.get(Keys.ORDINARY, Forms::duration);
        deadlines.end();
        try {
            return new DeskSettings(
                    new Deadlines(now, soon, today, tomorrow, ordinary),
                    community.get(Keys.UNDO, Forms::duration),
                    community.get(Keys.KEEP_HELD, Forms::duration),
                    community.get(Keys.KEEP_CLOSED, Forms::duration));
        } catch (IllegalArgumentException e) {
            community.fault("deadlines", "do not fit: " + e.getMessage());
            return DeskSettings.DEFAULT;
        }
    }

    private static Path place(String given, Path data, Path folder, String usual) {
        return given.isEmpty() ? data.resolve(usual) : folder.resolve(given).normalize();
    }

    private Secret.Files secrets(Path folder) {
        return new Secret.Files() {
            @Override
            public Optional<String> text(String path) {
                try {
                    return Optional.of(Files.readString(folder.resolve(path)).strip())
                            .filter(t -> !t.isEmpty());
                } catch (IOException e) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(environment.get(name)).filter(t -> !t.isEmpty());
            }
        };
    }
}
