package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.testkit.ScriptedGate;

/** How long a member's words take from the mail server to the gate, with Mailman's usual pace and ours. */
class MailmanPaceIT {
    private static final System.Logger LOG = System.getLogger(MailmanPaceIT.class.getName());
    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    /** The best of three counts: a machine that is busy with something else delays one, not all. */
    @Test
    void whatArrivesIsAskedAboutWithinTwoSeconds() throws Exception {
        ScriptedGate gate = new ScriptedGate();
        List<Duration> times = new ArrayList<>();
        try (Mailman mailman = Mailman.atUsualPace();
                Bench bench = new Bench(mailman, gate)) {
            bench.adapter.close();
            bench.adapter = new MailmanHoldProvider()
                    .create(
                            Bench.HOST,
                            Bench.settings(mailman.rest(), bench.list, mailman.sink.port, java.util.Map.of()));
            bench.adapter.open(gate);
            Bench.await("Mailman is reached", () -> bench.adapter.health().state() == HostHealth.State.REACHED);
            ListMember ann = bench.join("ann");
            for (int i = 0; i < TRIES; i++) {
                String words = "I do not want to go on, number " + i;
                long began = System.nanoTime();
                ann.post(words);
                Bench.await(
                        "the gate is asked",
                        () -> gate.asked().stream().anyMatch(q -> q.text().equals(words)));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                LOG.log(
                        System.Logger.Level.INFO,
                        "mailman-hold: from the mail server to the gate: {0} ms",
                        String.valueOf(took.toMillis()));
                times.add(took);
            }
        }
        assertThat(times).anySatisfy(time -> assertThat(time).isLessThan(ALLOWED));
    }
}
