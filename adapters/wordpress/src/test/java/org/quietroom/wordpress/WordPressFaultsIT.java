package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.quietroom.core.host.PushedEffects;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.gate.GateHost;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.GateServer;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.PulledHost;

/** What is set up wrongly between us and a real WordPress is named, with what to do. */
@ExtendWith(OneSite.class)
class WordPressFaultsIT {
    private final SiteBench bench = OneSite.bench();
    private final WordPressGateProvider provider = new WordPressGateProvider();

    @Test
    void faultsAreNamedBeforeTheGatewayServes() throws Exception {
        assertFound(Map.of(), State.REACHED, "takes the application password");
        assertFound(
                Map.of("application-password", "abcd EFGH 1234 ijkl MNOP 5678"),
                State.REFUSED,
                "does not know the application password: make a new one in Settings > Quietroom");
        assertFound(Map.of("user", "quitroom"), State.REFUSED, "no user of the name in 'user'");
        assertFound(
                Map.of("user", "admin", "application-password", bench.wordpress.adminPassword()),
                State.REFUSED,
                "lacks the right quietroom_effects: make a password in Settings > Quietroom");
        assertFound(Map.of("site", "http://127.0.0.1:" + FreePort.next() + "/"), State.LOST, "refuses connections");
        bench.wordpress.takeThePluginAway();
        try {
            assertFound(Map.of(), State.REFUSED, "look whether quietroom.php is in wp-content/mu-plugins");
        } finally {
            bench.wordpress.putThePluginBack();
        }
        assertFound(Map.of(), State.REACHED, "takes the application password");
    }

    @Test
    void thePluginsOtherSecretIsNamedWhileTheGatewayServes() throws Exception {
        bench.stopGate();
        Clock clock = Clock.systemUTC();
        PulledHost host = new PulledHost(
                SiteBench.HOST,
                provider.profile(SiteBench.HOST, settings(Map.of())),
                GateLimits.DEFAULT,
                clock,
                pushed(Map.of()),
                provider.whereToLook());
        HostSecret secret = HostSecret.of("another secret, of 32 characters or more");
        try (GateServer server = GateServer.start(
                bench.wordpress.gatePort, List.of(new GateHost(host, secret, GateLimits.DEFAULT, clock)), clock)) {
            host.open(new ScriptedGate());
            Await.until(
                    () -> host.health() + " at " + server.address(),
                    () -> host.health().detail().contains("signs with another secret than ours"));
            assertThat(host.health().state()).isEqualTo(State.REFUSED);
            Browser admin = Browser.member(bench.wordpress.address(), "admin", "admin-password");
            assertThat(admin.get("wp-admin/options-general.php?page=quietroom").body())
                    .contains("secret is not the one it has. Put the same text into both files");
        } finally {
            host.close();
        }
    }

    private void assertFound(Map<String, Object> more, State state, String words) {
        try (PushedEffects site = pushed(more)) {
            HostHealth found = site.probe();
            assertThat(found.detail()).contains(words);
            assertThat(found.state()).isEqualTo(state);
        }
    }

    private PushedEffects pushed(Map<String, Object> more) {
        return provider.pushedEffects(SiteBench.HOST, settings(more)).orElseThrow();
    }

    private Settings settings(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "site",
                bench.wordpress.address().toString(),
                "application-password",
                bench.wordpress.gatewayPassword()));
        values.putAll(more);
        return Settings.of(values);
    }
}
