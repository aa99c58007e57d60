package org.quietroom.nodebb;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.GateHost;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.GateServer;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.PulledHost;

/** A forum with the plugin, and the gate that it asks. */
final class ForumBench implements AutoCloseable {
    static final HostId HOST = new HostId("forum");
    static final String SECRET = "a secret of at least 32 characters, for tests";
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    final Forum forum;
    final boolean live;
    private final int gatePort;
    private final @Nullable Harness harness;
    private final PulledHost host = new PulledHost(
            HOST, new NodeBbGateProvider().profile(HOST, Settings.EMPTY), GateLimits.DEFAULT, Clock.systemUTC());
    private @Nullable GateServer server;

    private ForumBench(Forum forum, boolean live, int gatePort, @Nullable Harness harness) {
        this.forum = forum;
        this.live = live;
        this.gatePort = gatePort;
        this.harness = harness;
    }

    /** The NodeBB of {@code quietroom.nodebb.url} if that is set, or else the harness. */
    static ForumBench start() throws IOException {
        String url = System.getProperty("quietroom.nodebb.url");
        if (url != null) {
            String token = System.getProperty("quietroom.nodebb.token", "");
            int port = Integer.getInteger("quietroom.nodebb.gate-port", 8471);
            return new ForumBench(new Forum(URI.create(url), token), true, port, null);
        }
        Harness harness = Harness.start();
        return new ForumBench(new Forum(harness.address(), Harness.TOKEN), false, harness.gatePort(), harness);
    }

    PulledHost host() {
        return host;
    }

    /** The same forum with another gate behind the same door, as if nothing had been asked before. */
    void replaceGate(Gate gate) throws IOException, InterruptedException {
        host.close();
        host.open(gate);
        if (server == null) {
            startGate();
        }
    }

    /** Returns when the plugin reaches it. */
    void startGate() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        var served = new GateHost(host, HostSecret.of(SECRET), GateLimits.DEFAULT, clock);
        server = GateServer.start(gatePort, List.of(served), clock);
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!reached()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the plugin does not reach the gate");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean reached() throws IOException, InterruptedException {
        return forum.get(Forum.ADMIN, "/api/admin/plugins/quietroom")
                        .json()
                        .path("reached")
                        .asBoolean()
                && host.health().state() == org.quietroom.core.host.HostHealth.State.REACHED;
    }

    void stopGate() {
        GateServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() {
        host.close();
        stopGate();
        if (harness != null) {
            harness.close();
        }
    }
}
