package org.quietroom.xmpp;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.GateHost;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.GateServer;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.PulledHost;

/** A Prosody with {@code mod_quietroom}, and the gate it asks. */
final class GateBench implements AutoCloseable {
    static final HostId HOST = new HostId("chat");
    private static final String SECRET = "a secret of at least 32 characters, for tests";

    final int gatePort = Prosody.freePort();
    final BenchGate gate = new BenchGate();
    PulledHost host;
    final Prosody prosody;
    private @Nullable GateServer server;

    GateBench(String... options) {
        host = open(gate);
        startGate();
        prosody = Prosody.start(String.join(
                "\n",
                "Component 'rooms.localhost' 'muc'",
                "modules_enabled = { 'muc_mam', 'quietroom' }",
                "muc_room_default_persistent = true",
                "muc_room_default_public = true",
                "muc_room_locking = false",
                "quietroom_url = 'http://127.0.0.1:" + gatePort + "'",
                "quietroom_host = 'chat'",
                "quietroom_secret = '" + SECRET + "'",
                "quietroom_timeout = 5", // a busy machine is not a fault
                String.join("\n", options))); // the last of two equal settings holds
    }

    private static PulledHost open(Gate gate) {
        HostProfile profile = new XmppGateProvider().profile(HOST, Settings.EMPTY);
        PulledHost opened = new PulledHost(HOST, profile, GateLimits.DEFAULT, Clock.systemUTC());
        opened.open(gate);
        return opened;
    }

    /** The same server with a new program of ours behind another gate. */
    void replaceGate(Gate other) {
        stopGate();
        host.close();
        host = open(other);
        startGate();
    }

    static String room(String name) {
        return name + "@rooms.localhost";
    }

    static RoomId roomId(String name) {
        return new RoomId(HOST, room(name));
    }

    static AccountId account(String name) {
        return new AccountId(HOST, name + "@localhost");
    }

    static EffectKey key() {
        return new EffectKey(UUID.randomUUID().toString().replace("-", ""));
    }

    void startGate() {
        Clock clock = Clock.systemUTC();
        server = GateServer.start(
                gatePort, List.of(new GateHost(host, HostSecret.of(SECRET), GateLimits.DEFAULT, clock)), clock);
    }

    void stopGate() {
        GateServer running = server;
        if (running != null) {
            running.close();
        }
        server = null;
    }

    static Receipt receipt(CompletionStage<Receipt> stage) {
        try {
            return stage.toCompletableFuture().get(90, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no receipt", e);
        }
    }

    @Override
    public void close() {
        prosody.close();
        host.close();
        stopGate();
    }
}
