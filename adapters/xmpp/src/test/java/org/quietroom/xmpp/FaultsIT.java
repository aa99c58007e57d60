package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.StatusServer;

/** What is set up wrongly between us and a real server is named, with what to do. */
class FaultsIT {
    private static final String DOMAIN = "desk.localhost";
    private static final String SECRET = "a secret for the component";

    @Test
    void theDesksFaultsAreNamedBeforeItServes() throws Exception {
        try (XmppServer prosody = Prosody.withComponent(DOMAIN, SECRET)) {
            assertFaultsAreNamed(prosody, "no component of this domain");
            int port = prosody.componentPort;
            try (HostAdapter serving = desk(port, DOMAIN, SECRET)) {
                serving.open(new BenchGate());
                DeskBench.await(serving, State.REACHED);
                assertFound(desk(port, DOMAIN, SECRET).probe(), State.REFUSED, "Another program is connected");
                assertThat(serving.health().state()).as("who serves goes on").isEqualTo(State.REACHED);
            }
        }
    }

    @Test
    void theDesksFaultsAreNamedAtEjabberdToo() throws Exception {
        try (XmppServer ejabberd = Ejabberd.withComponent(DOMAIN, SECRET)) {
            assertFaultsAreNamed(ejabberd, "compare 'secret' and 'domain'");
        }
    }

    private static void assertFaultsAreNamed(XmppServer server, String otherDomain) throws Exception {
        int port = server.componentPort;
        assertFound(desk(port, DOMAIN, SECRET).probe(), State.REACHED, "Connected as a component");
        assertFound(desk(port, DOMAIN, "another secret of the component").probe(), State.REFUSED, "refuses the secret");
        assertFound(desk(port, "other.localhost", SECRET).probe(), State.REFUSED, otherDomain);
        assertFound(
                desk(FreePort.next(), DOMAIN, SECRET).probe(),
                State.LOST,
                "refuses connections, so nothing listens there");
        assertFound(
                desk("xmpp.invalid", port, DOMAIN, SECRET).probe(),
                State.LOST,
                "no machine is known by the name xmpp.invalid");
        assertFound(desk(server.clientPort, DOMAIN, SECRET).probe(), State.REFUSED, "not the one for");
        try (StatusServer web = new StatusServer()) {
            assertFound(desk(web.address().getPort(), DOMAIN, SECRET).probe(), State.LOST, "does not answer");
        }
    }

    @Test
    void theGatesOtherSecretIsNamed() {
        try (GateBench bench = new GateBench("quietroom_secret = 'another secret of at least 32 characters'")) {
            DeskBench.await(bench.host(), State.REFUSED);
            assertThat(bench.host().health().detail()).contains("another secret than ours");
        }
    }

    private static HostAdapter desk(int port, String domain, String secret) {
        return desk("127.0.0.1", port, domain, secret);
    }

    private static HostAdapter desk(String server, int port, String domain, String secret) {
        return new XmppDeskProvider()
                .create(
                        DeskBench.HOST,
                        Settings.of(Map.of(
                                "server",
                                server,
                                "port",
                                port,
                                "domain",
                                domain,
                                "secret",
                                secret,
                                "rooms",
                                "evening=Evening circle")));
    }

    private static void assertFound(HostHealth found, State state, String words) {
        assertThat(found.detail()).contains(words);
        assertThat(found.state()).isEqualTo(state);
    }
}
