package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.HostSecret;

/** The section {@code hosts}. */
final class HostsReader {
    private final Plugins plugins;
    private final Secret.Files files;
    private final Locale fallback;

    HostsReader(Plugins plugins, Secret.Files files, Locale fallback) {
        this.plugins = plugins;
        this.files = files;
        this.fallback = fallback;
    }

    List<HostConfig> read(Section hosts) {
        List<HostConfig> all = new ArrayList<>();
        for (String key : hosts.keys()) {
            Section section = hosts.section(key);
            try {
                HostConfig host = host(new HostId(key), section);
                if (host != null) {
                    all.add(host);
                }
            } catch (IllegalArgumentException e) {
                hosts.fault(key, "does not fit: " + e.getMessage());
            }
        }
        return all;
    }

    private @Nullable HostConfig host(HostId id, Section section) {
        String type = section.get(Keys.TYPE);
        if (!plugins.types().contains(type)) {
            section.fault("type", "must be one of " + String.join(", ", plugins.types()));
            return null;
        }
        String name = section.get(Keys.HOST_NAME);
        String language = section.get(
                Keys.HOST_LANGUAGE,
                text -> text.isEmpty() ? text : Forms.language(text).toLanguageTag());
        boolean shadow = section.get(Keys.MODE, Forms::shadow);
        boolean veiled = section.get(Keys.VEILED);
        boolean before = section.get(Keys.BEFORE);
        boolean gate = plugins.route(type).isPresent();
        Secret secret = gate ? Secret.read(section, "secret", files).orElse(null) : null;
        int perSecond = gate ? section.number(Keys.PER_SECOND, 1, 8_000) : Keys.PER_SECOND.fallback();
        boolean socket = gate && section.get(Keys.SOCKET);
        if (gate) {
            checkSecret(section, secret, socket);
        }
        Settings settings = settings(section, plugins.settings(type), veiled && !shadow);
        section.end();
        HostConfig host = new HostConfig(
                id,
                type,
                shadow,
                veiled,
                before,
                name.isEmpty() ? id.value() : name,
                language.isEmpty() ? fallback : Locale.forLanguageTag(language),
                secret,
                perSecond,
                socket,
                settings);
        plugins.route(type).ifPresent(route -> route.profile(id, settings));
        return host;
    }

    private static void checkSecret(Section section, @Nullable Secret secret, boolean socket) {
        if (secret != null && secret.reveal().length() < HostSecret.MIN_LENGTH) {
            section.fault(
                    "secret",
                    "has fewer than " + HostSecret.MIN_LENGTH + " characters; make one: openssl rand -hex 32");
        }
        if (secret == null && !socket) {
            section.fault("secret", "is missing; make one with openssl rand -hex 32, or set socket: true");
        }
    }

    /* A type that declares the key "veiled" is told what holds in the end: nobody is veiled in shadow mode. */
    private Settings settings(Section section, List<Setting<?>> declared, boolean veiled) {
        Map<String, Object> values = new HashMap<>();
        List<Setting<?>> open = new ArrayList<>();
        for (Setting<?> setting : declared) {
            if (setting.secret()) {
                Secret.read(section, setting.name(), files).ifPresent(s -> values.put(setting.name(), s.reveal()));
            } else {
                open.add(setting);
            }
        }
        values.putAll(section.all(open));
        if (declared.stream().anyMatch(s -> s.name().equals(Keys.VEILED.name()))) {
            values.put(Keys.VEILED.name(), veiled);
        }
        return Settings.of(values);
    }
}
