package org.quietroom.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.run.TestGateway;

/** The doctor says of each host's connection what is wrong and what to do, whether a gateway runs or not. */
class DoctorHostsTest {
    private static final Plugins PLUGINS = Plugins.find();

    @TempDir
    Path folder;

    private final int port = FreePort.next();

    @Test
    void aHostThatSignsWithAnotherSecretIsNamedWhileTheGatewayRuns() throws Exception {
        Config config = config(TestGateway.HOST);
        try (Gateway gateway = Gateway.start(config, PLUGINS, Clock.systemUTC())) {
            assertThat(of(config, "forum")).isEqualTo(Finding.Grade.NOTE);
            poll(gateway, "another secret, of 32 characters or more");
            assertThat(examine(config))
                    .anyMatch(f -> f.grade() == Finding.Grade.BAD
                            && f.what().equals("Host forum is refused.")
                            && f.next().contains("another secret than ours"));
            poll(gateway, TestGateway.SECRET);
            assertThat(of(config, "forum")).isEqualTo(Finding.Grade.FINE);
        }
    }

    @Test
    void whileNoGatewayRunsEachHostIsTried() {
        Config config = config(TestGateway.HOST
                + """
                  site:
                    type: wordpress-gate
                    secret: %s
                    site: http://127.0.0.1:%d/
                    application-password: abcd
                  circle:
                    type: xmpp-desk
                    domain: quiet.example.org
                    secret: a secret of the component
                    rooms: evening=Evening
                    port: %d
                  lists:
                    type: mailman-hold
                    url: http://127.0.0.1:%d/3.1
                    password: nobody's
                    secret: %s
                    lists: evening.lists.example.org
                """.formatted(
                        TestGateway.SECRET, FreePort.next(), FreePort.next(), FreePort.next(), TestGateway.SECRET));
        assertThat(of(config, "forum")).isEqualTo(Finding.Grade.NOTE);
        assertThat(examine(config))
                .filteredOn(f -> f.grade() == Finding.Grade.BAD)
                .extracting(Finding::what)
                .containsExactlyInAnyOrder(
                        "Host site is not reached.", "Host circle is not reached.", "Host lists is not reached.");
        assertThat(examine(config))
                .filteredOn(f -> f.grade() == Finding.Grade.BAD)
                .allSatisfy(f -> assertThat(f.next()).contains("refuses connections, so nothing listens there"));
    }

    @Test
    void aHostThatNeverCallsIsLookedForWhereItsPluginIs() {
        String hosts = Map.of("a", "gate", "b", "xmpp-gate", "c", "nodebb-gate", "d", "matrix-gate").entrySet().stream()
                .map(e -> "  " + e.getKey() + ": {type: " + e.getValue() + ", secret: " + TestGateway.SECRET + "}\n")
                .collect(Collectors.joining());
        Config config = config("hosts:\n" + hosts);
        try (Gateway gateway = Gateway.start(config, PLUGINS, Clock.systemUTC())) {
            assertThat(gateway.ready()).isTrue();
            assertThat(examine(config))
                    .filteredOn(f -> f.what().endsWith(" is waiting."))
                    .extracting(Finding::next)
                    .allSatisfy(next -> assertThat(next).contains("It has not called since the gateway started."))
                    .satisfiesExactlyInAnyOrder(
                            next -> assertThat(next).contains("Start its plugin"),
                            next -> assertThat(next).contains("modules_enabled"),
                            next -> assertThat(next).contains("Administration > Plugins"),
                            next -> assertThat(next).contains("homeserver.yaml"));
        }
    }

    private static void poll(Gateway gateway, String secret) throws Exception {
        new GateClient(gateway.address(), "forum", HostSecret.of(secret), Clock.systemUTC())
                .post("effects/poll", "{\"waitSeconds\":0}");
    }

    private Config config(String hosts) {
        String text = "data: data\nlisten:\n  port: " + port + "\n" + hosts;
        return new ConfigReader(PLUGINS, Map.of()).read(text, folder, "test.yaml");
    }

    private static Finding.Grade of(Config config, String host) {
        return examine(config).stream()
                .filter(f -> f.what().startsWith("Host " + host + " is "))
                .findFirst()
                .orElseThrow()
                .grade();
    }

    private static List<Finding> examine(Config config) {
        return Doctor.examine(config, PLUGINS, Clock.systemUTC());
    }
}
