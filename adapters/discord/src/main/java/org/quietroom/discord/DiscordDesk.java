package org.quietroom.discord;

import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;

/** Anonymous desks in locked channels of one server. Safe for many threads. */
final class DiscordDesk implements HostAdapter {
    private final HostProfile profile;
    private final DiscordSettings settings;
    private final Endpoint endpoint;
    private final DeskEvents events;
    private final Connection connection;
    private final DeskActions actions;

    DiscordDesk(HostId host, HostProfile profile, DiscordSettings settings, Endpoint endpoint) {
        this.profile = profile;
        this.settings = settings;
        this.endpoint = endpoint;
        Voices voices = new Voices();
        Letters letters = new Letters();
        DeskCommands commands = new DeskCommands(settings);
        events = new DeskEvents(host, settings, voices, letters);
        connection = new Connection(endpoint, settings, intents(settings), commands::missing, commands, events);
        actions = new DeskActions(connection, settings, voices, letters);
    }

    private static Set<GatewayIntent> intents(DiscordSettings settings) {
        return settings.direct ? EnumSet.of(GatewayIntent.DIRECT_MESSAGES) : EnumSet.noneOf(GatewayIntent.class);
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    @Override
    public HostActions actions() {
        return actions;
    }

    @Override
    public void open(Gate gate) {
        events.ask(gate);
        connection.open();
    }

    @Override
    public HostHealth health() {
        return connection.health();
    }

    @Override
    public HostHealth probe() {
        return new Connection(
                        endpoint,
                        settings,
                        intents(settings),
                        bot -> Permits.missing(bot, settings, Permits.DESK, true))
                .probe();
    }

    @Override
    public void close() {
        events.rest();
        connection.close();
    }
}
