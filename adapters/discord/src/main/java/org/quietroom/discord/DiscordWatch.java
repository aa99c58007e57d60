package org.quietroom.discord;

import java.util.EnumSet;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;

/** Ordinary channels of one server, read after the fact. Safe for many threads. */
final class DiscordWatch implements HostAdapter {
    private final HostProfile profile;
    private final WatchEvents events;
    private final Connection connection;
    private final WatchActions actions;

    DiscordWatch(HostId host, HostProfile profile, DiscordSettings settings, Endpoint endpoint) {
        this.profile = profile;
        Letters letters = new Letters();
        events = new WatchEvents(host, settings, letters);
        connection = new Connection(
                endpoint,
                settings,
                EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT),
                bot -> Permits.missing(bot, settings, Permits.WATCH, false),
                events);
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
    public void close() {
        connection.close();
        events.close();
    }
}
