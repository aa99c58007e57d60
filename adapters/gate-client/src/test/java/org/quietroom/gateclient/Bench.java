package org.quietroom.gateclient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.gate.GateHost;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.GateServer;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.PulledHost;

/** The real gate over HTTP on a port of loopback that it keeps when it is started again. */
final class Bench implements AutoCloseable {
    static final HostId FORUM = new HostId("forum");
    static final String SECRET = "a secret of at least 32 characters, for tests";
    private static final HostProfile PROFILE = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            HostProfile.IdentityVisibleTo.HOST_OPERATOR,
            HostProfile.ReplaceAuthor.BEFORE,
            HostProfile.Hold.ADAPTER,
            HostProfile.Edit.ANY,
            HostProfile.Remove.HARD,
            HostProfile.Dedupe.HOST_KEY,
            Duration.ZERO,
            Set.of(HostProfile.Ability.REWRITE_BODY, HostProfile.Ability.PRIVATE_REPLY));

    final PulledHost host = new PulledHost(FORUM, PROFILE, GateLimits.DEFAULT, Clock.systemUTC());
    private final int port = freePort();
    private @Nullable GateServer server;

    Bench(Gate gate) {
        host.open(gate);
        start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        var served = new GateHost(host, HostSecret.of(SECRET), GateLimits.DEFAULT, Clock.systemUTC());
        server = GateServer.start(port, List.of(served), Clock.systemUTC());
    }

    void stop() {
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
