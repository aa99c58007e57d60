package org.quietroom.discord;

import java.util.List;
import java.util.stream.Stream;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** The desk at a server that is not Discord: two more settings say where it answers. */
public final class DeskElsewhereProvider implements HostAdapterProvider {
    static final String TYPE = "discord-desk-elsewhere";
    private static final Setting<String> REST = Setting.text("rest", "", "The address of its REST interface.");
    private static final Setting<String> GATEWAY = Setting.text("gateway", "", "The address of its gateway.");

    /** For {@link java.util.ServiceLoader}. */
    public DeskElsewhereProvider() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Setting<?>> settings() {
        return Stream.concat(DiscordSettings.DESK.stream(), Stream.of(REST, GATEWAY))
                .toList();
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        return DiscordDeskProvider.create(host, settings, new Endpoint(settings.get(REST), settings.get(GATEWAY)));
    }
}
