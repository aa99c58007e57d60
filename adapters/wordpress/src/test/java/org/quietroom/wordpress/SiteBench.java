package org.quietroom.wordpress;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A WordPress with the plugin, and the gate that it asks. */
final class SiteBench implements AutoCloseable {
    static final HostId HOST = new HostId("site");

    final WordPress wordpress;
    private final LoopbackGate gate;

    private SiteBench(WordPress wordpress) {
        this.wordpress = wordpress;
        Settings settings = Settings.of(
                Map.of("site", wordpress.address().toString(), "application-password", wordpress.gatewayPassword()));
        var provider = new WordPressGateProvider();
        PulledHost host = new PulledHost(
                HOST,
                provider.profile(HOST, settings),
                GateLimits.DEFAULT,
                Clock.systemUTC(),
                provider.pushedEffects(HOST, settings).orElseThrow(),
                provider.whereToLook());
        gate = new LoopbackGate(host, wordpress.gatePort);
    }

    static SiteBench start() throws IOException {
        return new SiteBench(WordPress.start(FreePort.next()));
    }

    PulledHost host() {
        return gate.host();
    }

    /** The same site with another gate behind the same door, as if nothing had been asked before. */
    void replaceGate(Gate other) throws IOException, InterruptedException {
        gate.serve(other);
        wordpress.awaitGate();
    }

    /** Returns when the plugin reaches it. */
    void startGate() throws IOException, InterruptedException {
        gate.start();
        wordpress.awaitGate();
    }

    void stopGate() {
        gate.stop();
    }

    @Override
    public void close() {
        gate.close();
        wordpress.close();
    }
}
