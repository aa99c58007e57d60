package org.quietroom.mailman;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.testkit.ScriptedGate;

/** The connector is killed with SIGKILL at each step of publishing: nothing is lost, nothing is sent twice. */
class MailmanCrashIT {
    /** The last call that Mailman got, and whose answer never came. */
    enum Step {
        INJECTED(call -> call.startsWith("POST /3.1/queues/in")),
        DISCARDED(call -> call.contains("/held/") && call.contains("action=discard")),
        ACCEPTED(call -> call.contains("/held/") && call.contains("action=accept"));

        @SuppressWarnings("ImmutableEnumChecker") // A function of its argument alone.
        private final Predicate<String> last;

        Step(Predicate<String> last) {
            this.last = last;
        }
    }

    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aKillLosesNothingAndRepeatsNothing(Step step) throws Exception {
        try (Bench bench = new Bench(new ScriptedGate());
                CutProxy proxy = new CutProxy(bench.mailman.rest(), step.last)) {
            bench.adapter.close();
            ListMember ann = bench.join("anna");
            ListMember ben = bench.join("benno");
            Process victim = start(bench, proxy.address());
            try {
                ann.post("said before the kill");
                assertThat(proxy.cut.await(60, SECONDS)).as("it came so far").isTrue();
            } finally {
                victim.destroyForcibly().waitFor();
            }

            bench.adapter = bench.open(new ScriptedGate());
            Bench.await("it is shown", () -> ben.received().contains("said before the kill"));
            ann.post("said after the kill");
            Bench.await("what came after is shown", () -> ben.received().contains("said after the kill"));
            Bench.await("Mailman holds nothing", () -> bench.held() == 0);
            assertThat(ben.seen())
                    .extracting(s -> s.text())
                    .containsExactly("said before the kill", "said after the kill");
            assertThat(ben.received()).doesNotContain("anna@");
        }
    }

    /**
     * The desk asks again after a kill. Once Mailman was told to send, nobody can know that any more: then it is sent again,
     * under the same Message-ID, as the profile's {@code Dedupe.NONE} says.
     */
    @ParameterizedTest
    @EnumSource(names = {"INJECTED", "ACCEPTED"})
    void aReleaseThatIsKilledAndAskedForAgainIsNotLost(Step step) throws Exception {
        try (Bench bench = new Bench(new ScriptedGate());
                CutProxy proxy = new CutProxy(bench.mailman.rest(), step.last)) {
            bench.adapter.close();
            ListMember ben = bench.join("benno");
            Process victim = start(bench, proxy.address(), "release");
            try {
                assertThat(proxy.cut.await(60, SECONDS)).as("it came so far").isTrue();
            } finally {
                victim.destroyForcibly().waitFor();
            }

            bench.adapter = bench.open(new ScriptedGate());
            Bench.await("Mailman is reached", () -> bench.adapter.health().state() == HostHealth.State.REACHED);
            Effect.Publish release = KilledConnector.release(bench.list);
            Receipt again = bench.adapter
                    .actions()
                    .publish(KilledConnector.KEY, KilledConnector.AUTHOR, release)
                    .toCompletableFuture()
                    .get(90, SECONDS);
            assertThat(again.outcome()).isEqualTo(Receipt.Outcome.DONE);
            ListMember ann = bench.join("anna");
            ann.post("said after the kill");
            Bench.await("what came after is shown", () -> ben.received().contains("said after the kill"));
            Bench.await("Mailman holds nothing", () -> bench.held() == 0);
            List<MailSink.Mail> released = ben.mails().stream()
                    .filter(mail -> mail.text().equals("let through by a moderator"))
                    .toList();
            assertThat(released).hasSize(step == Step.INJECTED ? 1 : 2);
            assertThat(released)
                    .extracting(mail -> mail.header("Message-ID"))
                    .containsOnly(released.get(0).header("Message-ID"));
        }
    }

    private static Process start(Bench bench, URI rest, String... more) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledConnector.class.getName(),
                rest.toString(),
                bench.list,
                String.valueOf(bench.mailman.sink.port)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
