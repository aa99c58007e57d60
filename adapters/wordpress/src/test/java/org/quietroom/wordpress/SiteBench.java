package org.quietroom.wordpress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A WordPress with the plugin, and the gate that it asks. */
final class SiteBench implements AutoCloseable {
    static final HostId HOST = new HostId("site");
    static final String PASSWORD = "a long and quiet password 7";
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    final WordPress wordpress;
    final Browser admin;
    private final Browser gateway;
    private final LoopbackGate gate;

    private SiteBench(WordPress wordpress) {
        this.wordpress = wordpress;
        this.admin = Browser.program(wordpress.address(), "admin", wordpress.adminPassword());
        this.gateway = Browser.program(wordpress.address(), "quietroom", wordpress.gatewayPassword());
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
        return new SiteBench(WordPress.start(Path.of("quietroom-plugin")));
    }

    PulledHost host() {
        return gate.host();
    }

    /** The same site with another gate behind the same door, as if nothing had been asked before. */
    void replaceGate(Gate other) throws IOException, InterruptedException {
        gate.serve(other);
        awaitReached();
    }

    /** Returns when the plugin reaches it. */
    void startGate() throws IOException, InterruptedException {
        gate.start();
        awaitReached();
    }

    private void awaitReached() throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!gateway.rest("/quietroom/v1/state").json().path("reached").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the plugin does not reach the gate");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    void stopGate() {
        gate.stop();
    }

    /** A member with an address, a web site and a display name, all of which have the account's name in them. */
    int createUser(String login) throws IOException, InterruptedException {
        ObjectNode user = Browser.JSON
                .createObjectNode()
                .put("username", login)
                .put("name", login + " Surname")
                .put("email", login + "@example.org")
                .put("url", "https://example.org/" + login)
                .put("password", PASSWORD);
        return created("/wp/v2/users", user);
    }

    int createPost(String title) throws IOException, InterruptedException {
        ObjectNode post = Browser.JSON
                .createObjectNode()
                .put("title", title)
                .put("content", "Welcome, all.")
                .put("status", "publish");
        return created("/wp/v2/posts", post);
    }

    private int created(String route, ObjectNode body) throws IOException, InterruptedException {
        Browser.Said said = admin.rest("POST", route, body);
        if (!said.ok()) {
            throw new AssertionError("WordPress answered " + said.status() + ": " + said.body());
        }
        return said.json().path("id").asInt();
    }

    @Override
    public void close() {
        gate.close();
        wordpress.close();
    }
}
