package org.quietroom.discord;

import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;

/** Ordinary channels of one server, read after the fact. Safe for many threads. */
final class DiscordWatch implements HostAdapter {
    private static final Set<GatewayIntent> INTENTS =
            Set.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT);

    private final HostProfile profile;
    private final DiscordSettings settings;
    private final Endpoint endpoint;
    private final WatchEvents events;
    private final Connection connection;
    private final WatchActions actions;

    DiscordWatch(HostId host, HostProfile profile, DiscordSettings settings, Endpoint endpoint) {
        this.profile = profile;
        this.settings = settings;
        this.endpoint = endpoint;
        Letters letters = new Letters();
        events = new WatchEvents(host, settings, letters);
        connection = new Connection(endpoint, settings, INTENTS, this::missing, events);
        actions = new WatchActions(connection, settings, letters);
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
        return new Connection(endpoint, settings, INTENTS, this::missing).probe();
    }

    private List<String> missing(JDA bot) {
        return Permits.missing(bot, settings, Permits.WATCH, false);
    }

    @Override
    public void close() {
        connection.close();
        events.close();
    }
}
