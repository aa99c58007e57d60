package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.core.testkit.StatusServer;

/** What is set up wrongly between us, a real Mailman and a mail server is named, with what to do. */
class MailmanFaultsIT {
    private final ScriptedGate gate = new ScriptedGate();

    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    @Test
    void faultsAreNamedBeforeItServes() throws Exception {
        Mailman mailman = Mailman.get();
        String list = mailman.newList();
        URI rest = mailman.rest();
        int smtp = mailman.sink.port;
        assertFound(probe(rest, list, smtp, Map.of()), State.REACHED, "the mail server takes mail");
        assertFound(
                probe(rest, list, smtp, Map.of("password", "another password")),
                State.REFUSED,
                "Mailman refuses the password: compare user and password with admin_user and admin_pass");
        assertFound(
                probe(rest, "morning.lists.example.org", smtp, Map.of()),
                State.REFUSED,
                "Mailman has no list with the id morning.lists.example.org");
        assertFound(
                probe(URI.create("http://127.0.0.1:" + FreePort.next() + "/3.1"), list, smtp, Map.of()),
                State.LOST,
                "refuses connections, so nothing listens there");
        assertFound(
                probe(URI.create("http://mailman.invalid/3.1"), list, smtp, Map.of()),
                State.LOST,
                "no machine is known by the name mailman.invalid");
        assertFound(
                probe(URI.create("http://127.0.0.1:" + smtp + "/3.1"), list, smtp, Map.of()),
                State.LOST,
                "does not answer as expected. Another program may listen there");
        try (StatusServer other = new StatusServer()) {
            URI url = URI.create(other.address() + "/3.1");
            assertFound(probe(url, list, smtp, Map.of()), State.REFUSED, "it is not Mailman's REST interface 3.1");
            other.answer(404);
            assertFound(probe(url, list, smtp, Map.of()), State.REFUSED, "it is not Mailman's REST interface 3.1");
            other.answer(200, "{}");
            assertFound(probe(url, list, smtp, Map.of()), State.REFUSED, "it is not Mailman's REST interface 3.1");
            other.answer(403);
            assertFound(probe(url, list, smtp, Map.of()), State.REFUSED, "forbids what we ask (403)");
            other.answer(502);
            assertFound(probe(url, list, smtp, Map.of()), State.LOST, "Mailman answered 502");
        }
        assertFound(
                probe(rest, list, FreePort.next(), Map.of()),
                State.REFUSED,
                "refuses connections, so nothing listens there");
        assertFound(
                probe(rest, list, smtp, Map.of("smtp-security", "starttls")),
                State.REFUSED,
                "The mail server offers no STARTTLS");
        mailman.set(list, Map.of("emergency", "false", "admin_immed_notify", "true"));
        assertFound(probe(rest, list, smtp, Map.of()), State.REFUSED, "set emergency=true, admin_immed_notify=false");
        assertThat(gate.asked()).isEmpty();
    }

    @Test
    void aMailServerThatGoesAwayIsNamedWhileItServes() throws Exception {
        try (Bench bench = new Bench(gate)) {
            bench.adapter.close();
            bench.adapter = Bench.open(gate, bench.mailman.rest(), bench.list, FreePort.next());
            ListMember ann = bench.join("ann");
            Bench.await("Mailman is reached", () -> bench.adapter.health().state() == State.REACHED);
            ann.post(ScriptedGate.REFUSE + " of which she would be told");
            Bench.await("the fault is named", () -> bench.adapter.health().state() == State.REFUSED);
            assertThat(bench.adapter.health().detail())
                    .contains("Authors cannot be told anything: The mail server is not reached: 127.0.0.1, port");
            assertThat(bench.held()).as("what needs a notice waits").isEqualTo(1);
        }
    }

    @Test
    void anotherProgramIsToldFromAListThatIsGoneWhileItServes() throws Exception {
        try (Bench bench = new Bench(gate);
                StatusServer other = new StatusServer()) {
            HostAdapter serving = bench.adapter;
            Bench.await("Mailman is reached", () -> serving.health().state() == State.REACHED);
            bench.mailman.call("DELETE", "lists/" + bench.list, Map.of());
            Bench.await("the list is missed", () -> serving.health().state() == State.REFUSED);
            assertThat(serving.health().detail()).contains("Mailman has no list with the id " + bench.list);

            URI rest = URI.create(other.address() + "/3.1");
            for (String page : List.of("<html>a page</html>", "{}", "[]")) {
                for (int status : new int[] {404, 200}) {
                    other.answer(status, page);
                    bench.adapter.close();
                    bench.adapter = Bench.open(gate, rest, bench.list, bench.mailman.sink.port);
                    HostAdapter elsewhere = bench.adapter;
                    Bench.await("it is noticed", () -> elsewhere.health().state() == State.REFUSED);
                    assertThat(elsewhere.health().detail())
                            .as("%s with %s", status, page)
                            .contains("it is not Mailman's REST interface 3.1");
                }
            }
        }
    }

    private static HostHealth probe(URI rest, String list, int smtpPort, Map<String, Object> more) {
        try (HostAdapter adapter =
                new MailmanHoldProvider().create(Bench.HOST, Bench.settings(rest, list, smtpPort, more))) {
            return adapter.probe();
        }
    }

    private static void assertFound(HostHealth found, State state, String words) {
        assertThat(found.detail()).contains(words);
        assertThat(found.state()).isEqualTo(state);
    }
}
