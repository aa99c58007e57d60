package org.quietroom.discord;

import java.util.EnumSet;
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
    private final DeskEvents events;
    private final Connection connection;
    private final DeskActions actions;

    DiscordDesk(HostId host, HostProfile profile, DiscordSettings settings, Endpoint endpoint) {
        this.profile = profile;
        Voices voices = new Voices();
        Letters letters = new Letters();
        events = new DeskEvents(host, settings, voices, letters);
        EnumSet<GatewayIntent> intents = EnumSet.noneOf(GatewayIntent.class);
        if (settings.direct) {
            intents.add(GatewayIntent.DIRECT_MESSAGES);
        }
        connection = new Connection(
                endpoint, settings, intents, bot -> Permits.missing(bot, settings, Permits.DESK, true), events);
        actions = new DeskActions(connection, settings, voices, letters);
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
        events.rest();
        connection.close();
    }
}
