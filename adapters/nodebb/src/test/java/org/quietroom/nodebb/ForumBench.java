package org.quietroom.nodebb;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A forum with the plugin, and the gate that it asks. */
final class ForumBench implements AutoCloseable {
    static final HostId HOST = new HostId("forum");
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    final Forum forum;
    final boolean live;
    private final @Nullable Harness harness;
    private final LoopbackGate door;

    private ForumBench(Forum forum, boolean live, int gatePort, @Nullable Harness harness) {
        this.forum = forum;
        this.live = live;
        this.harness = harness;
        this.door = new LoopbackGate(HOST, new NodeBbGateProvider().profile(HOST, Settings.EMPTY), gatePort);
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
        return door.host();
    }

    /** The same forum with another gate behind the same door, as if nothing had been asked before. */
    void replaceGate(Gate gate) throws IOException, InterruptedException {
        door.serve(gate);
        awaitReached();
    }

    /** Returns when the plugin reaches it. */
    void startGate() throws IOException, InterruptedException {
        door.start();
        awaitReached();
    }

    private void awaitReached() throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!reached()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the plugin does not reach the gate");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean reached() throws IOException, InterruptedException {
        return forum.reachesGate() && door.host().health().state() == HostHealth.State.REACHED;
    }

    void stopGate() {
        door.stop();
    }

    @Override
    public void close() {
        door.close();
        if (harness != null) {
            harness.close();
        }
    }
}
