package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a fixture starts ends with it: in order when it is asked to, and when the fixture's own program is killed. */
class TiedTest {
    /** Says its number, then starts another that says its own, and stays. */
    private static final List<String> FAMILY =
            List.of("sh", "-c", "echo $$; sh -c 'echo $$; exec tail -f /dev/null' & wait");

    @Test
    void aKilledProgramLeavesNothingBehind() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> family = family(program);
        assertThat(family).allMatch(ProcessHandle::isAlive);
        program.destroyForcibly().waitFor();
        for (ProcessHandle each : family) {
            each.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTermGoesToTheProgramAndTheShellEndsAfterIt() throws Exception {
        Process shell = new ProcessBuilder(Tied.command(
                        List.of("sh", "-c", "trap 'echo goodbye; exit' TERM; echo $$; while :; do sleep 0.1; done")))
                .start();
        BufferedReader said = reader(shell);
        ProcessHandle program =
                ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        Tied.end(shell);
        assertThat(said.readLine()).isEqualTo("goodbye");
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.isAlive()).isFalse();
    }

    private static List<ProcessHandle> family(Process program) throws IOException {
        BufferedReader said = reader(program);
        ProcessHandle first = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        return List.of(first, ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow());
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** A program with a fixture in it, to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) throws Exception {
            Process kept = new ProcessBuilder(Tied.command(FAMILY))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            kept.waitFor();
        }
    }
}
