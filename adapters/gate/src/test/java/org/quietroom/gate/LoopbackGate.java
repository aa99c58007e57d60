package org.quietroom.gate;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.FreePort;

/** The real gate over HTTP for one host, for tests of its plugin: on a port of loopback that it keeps when it is started again. */
public final class LoopbackGate implements AutoCloseable {
    /** What its host signs with. */
    public static final String SECRET = "a secret of at least 32 characters, for tests";

    private final PulledHost host;
    private final int port;
    private @Nullable GateServer server;

    /** Not started yet, and behind no gate. */
    public LoopbackGate(HostId host, HostProfile profile, int port) {
        this(new PulledHost(host, profile, GateLimits.DEFAULT, Clock.systemUTC()), port);
    }

    /** For this adapter. */
    public LoopbackGate(PulledHost host, int port) {
        this.host = host;
        this.port = port;
    }

    /** On a free port. */
    public LoopbackGate(HostId host, HostProfile profile) {
        this(host, profile, FreePort.next());
    }

    /** The adapter, whose effects the host fetches here. */
    public PulledHost host() {
        return host;
    }

    /** Where it listens while it is started. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Puts this gate behind the door, as if nothing had been asked before, and starts if it was stopped. */
    public void serve(Gate gate) {
        host.close();
        host.open(gate);
        if (server == null) {
            start();
        }
    }

    /** Listens again, with the same gate. */
    public void start() {
        Clock clock = Clock.systemUTC();
        server = GateServer.start(
                port, List.of(new GateHost(host, HostSecret.of(SECRET), GateLimits.DEFAULT, clock)), clock);
    }

    /** Listens no more: whoever asks is refused the connection. */
    public void stop() {
        GateServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() {
        host.close();
        stop();
    }
}
