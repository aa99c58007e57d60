package org.quietroom.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** A server that speaks Discord's interface, and adapters on it. */
final class Bench implements AutoCloseable {
    static final HostId HOST = new HostId("group");
    static final RoomId DESK = new RoomId(HOST, "evening@" + FakeDiscord.DESK);
    static final RoomId OPEN = new RoomId(HOST, "kitchen@" + FakeDiscord.OPEN);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final FakeDiscord discord = new FakeDiscord();

    /** A desk in one channel that is connected. */
    HostAdapter desk(Gate gate, boolean direct) throws InterruptedException {
        return reached(open(gate, "evening=" + FakeDiscord.DESK, Map.of("direct-messages", direct)), true);
    }

    /** A desk; it may not be connected. */
    HostAdapter open(Gate gate, String channels, Map<String, Object> more) {
        HostAdapter desk = DiscordDeskProvider.create(HOST, settings(channels, more), endpoint());
        desk.open(gate);
        return desk;
    }

    /** A watch that is connected. */
    HostAdapter watch(Gate gate) throws InterruptedException {
        HostAdapter watch =
                DiscordWatchProvider.create(HOST, settings("kitchen=" + FakeDiscord.OPEN, Map.of()), endpoint());
        watch.open(gate);
        return reached(watch, false);
    }

    HostAdapter reached(HostAdapter adapter, boolean commands) throws InterruptedException {
        await(adapter, HostHealth.State.REACHED);
        discord.await("the bot is connected", () -> discord.up(commands));
        return adapter;
    }

    private Endpoint endpoint() {
        return new Endpoint(discord.rest(), discord.gateway());
    }

    static Settings settings(String channels, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "token",
                FakeDiscord.TOKEN,
                "server",
                String.valueOf(FakeDiscord.GUILD),
                "channels",
                channels,
                "answer-seconds",
                5));
        values.putAll(more);
        return Settings.of(values);
    }

    static void await(HostAdapter adapter, HostHealth.State wanted) {
        Await.until(
                PATIENCE,
                () -> "not " + wanted + " but " + adapter.health(),
                () -> adapter.health().state() == wanted);
    }

    static AccountId account(FakeUser user) {
        return new AccountId(HOST, Long.toUnsignedString(user.id));
    }

    /** Nothing was asked for that Discord would refuse. */
    void refusedNothing() {
        assertThat(discord.refusals()).isEmpty();
    }

    @Override
    public void close() {
        discord.close();
    }
}
