package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/** The section {@code guards}: which run, and how. Tries every guard once, so that a wrong setting shows at once. */
final class GuardsReader {
    private final Map<GuardId, Settings> settings = new LinkedHashMap<>();
    private final List<GuardId> off = new ArrayList<>();

    GuardsReader(Plugins plugins, Section guards) {
        for (GuardProvider provider : plugins.guards()) {
            String id = provider.id().value();
            Section section = guards.section(id);
            Settings given = Settings.of(section.all(provider.settings()));
            if (!section.get(Keys.ENABLED)) {
                off.add(provider.id());
            } else if (guards.has(id)) {
                settings.put(provider.id(), given);
                check(guards, id, provider, given);
            }
            section.end();
        }
        guards.end();
    }

    private static void check(Section guards, String id, GuardProvider provider, Settings given) {
        try {
            provider.create(given);
        } catch (IllegalArgumentException e) {
            guards.fault(id, "does not fit: " + e.getMessage());
        }
    }

    Map<GuardId, Settings> settings() {
        return settings;
    }

    List<GuardId> off() {
        return off;
    }
}
