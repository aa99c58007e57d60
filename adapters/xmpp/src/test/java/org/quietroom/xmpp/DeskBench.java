package org.quietroom.xmpp;

import java.time.Duration;
import java.util.Map;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;

/** A server without any plugin of ours, and a desk that is a component of it. */
final class DeskBench implements AutoCloseable {
    static final HostId HOST = new HostId("chat");
    static final String ROOM = "evening@desk.localhost";
    static final RoomId ROOM_ID = new RoomId(HOST, ROOM);
    static final String DOMAIN = "desk.localhost";
    static final String SECRET = "a secret for the component";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final XmppServer server;
    HostAdapter desk;

    /** @param server takes a component with {@link #DOMAIN} and {@link #SECRET} */
    DeskBench(XmppServer server, Gate gate) {
        this.server = server;
        desk = open(gate);
    }

    /** A new program of ours. */
    void replace(Gate gate) {
        desk.close();
        desk = open(gate);
    }

    HostAdapter open(Gate gate) {
        return open(gate, SECRET, 100);
    }

    HostAdapter open(Gate gate, String secret, int queue) {
        Settings settings = Settings.of(Map.of(
                "port",
                server.componentPort,
                "domain",
                DOMAIN,
                "secret",
                secret,
                "queue",
                queue,
                "answer-seconds",
                2,
                "rooms",
                "evening=Evening circle"));
        HostAdapter opened = new XmppDeskProvider().create(HOST, settings);
        opened.open(gate);
        if (secret.equals(SECRET)) {
            await(opened, HostHealth.State.REACHED);
        }
        return opened;
    }

    static void await(HostAdapter adapter, HostHealth.State wanted) {
        Await.until(
                PATIENCE,
                () -> "not " + wanted + " but " + adapter.health(),
                () -> adapter.health().state() == wanted);
    }

    static AccountId account(String name) {
        return new AccountId(HOST, name + "@localhost");
    }

    @Override
    public void close() {
        desk.close();
        server.close();
    }
}
