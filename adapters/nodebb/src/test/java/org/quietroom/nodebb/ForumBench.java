package org.quietroom.nodebb;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A forum with the plugin, and the gate that it asks. */
final class ForumBench implements AutoCloseable {
    static final HostId HOST = new HostId("forum");

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
    void replaceGate(Gate gate) throws Exception {
        door.serve(gate);
        awaitReached();
    }

    /** Returns when the plugin reaches it. */
    void startGate() throws Exception {
        door.start();
        awaitReached();
    }

    private void awaitReached() throws Exception {
        Await.until("the plugin reaches the gate", this::reached);
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
