package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.testkit.ScriptedGate;

/** Mail that is meant to stop the list, to pass the guards, or to come from somebody else. */
class MailmanHostileIT {
    private final ScriptedGate gate = new ScriptedGate();

    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    @Test
    void theListGoesOnAndNothingPasses() throws Exception {
        try (Bench bench = new Bench(gate)) {
            ListMember ann = bench.join("ann");
            ListMember ben = bench.join("ben");
            ListMember stranger = new ListMember(bench.mailman, Bench.HOST, bench.list, "stranger");
            ann.send(mail(ann, "text/plain; charset=idna", "Mailman cannot print th\u00efs"));
            ann.send(mail(ann, "text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nsecret"));
            ann.send(mail(ann, "text/plain\r\nAuto-Submitted: auto-replied", "away until Monday"));
            stranger.post("let me in");
            stranger.post("let me in again");
            ann.post("an ordinary post");
            Bench.await("the ordinary post is shown", () -> ben.received().contains("an ordinary post"));
            MailSink.Mail published = ben.mails().get(0);
            // What was published once comes again by mail, with our own seal on it.
            ben.send(published.raw());
            ann.post("the last post");
            Bench.await("the last post is shown", () -> ben.received().contains("the last post"));
            Bench.await("nothing waits but what Mailman cannot print", () -> bench.held() == 1);
            Bench.await(
                    "both were told",
                    () -> ann.told().size() == 1 && stranger.told().size() == 1);

            assertThat(ben.seen()).extracting(s -> s.text()).containsExactly("an ordinary post", "the last post");
            assertThat(ann.told().get(0)).contains("encrypted");
            assertThat(stranger.told().get(0)).contains("not subscribed");
            assertThat(gate.asked())
                    .extracting(ScriptedGate.Asked::text)
                    .containsExactly("an ordinary post", "the last post");
        }
    }

    @Test
    void aListThatLetsPostsThroughIsSaid() throws Exception {
        try (Bench bench = new Bench(gate)) {
            Bench.await("it is reached", () -> bench.adapter.health().state() == HostHealth.State.REACHED);
            bench.adapter.close();
            bench.mailman.set(bench.list, Map.of("emergency", "false"));
            bench.adapter = bench.open(gate);
            Bench.await("it is said", () -> bench.adapter.health().state() == HostHealth.State.REFUSED);
            assertThat(bench.adapter.health().detail()).contains(bench.list).contains("emergency=true");
        }
    }

    private static String mail(ListMember from, String type, String body) {
        return String.join(
                "\r\n",
                "From: " + from.address,
                "Message-ID: <" + Integer.toHexString(body.hashCode()) + "@" + from.name + ">",
                "Content-Type: " + type,
                "Content-Transfer-Encoding: 8bit",
                "",
                body,
                "");
    }
}
