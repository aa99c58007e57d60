package org.quietroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.gateway.cli.ExitCode;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        int exit = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(exit).as(err.toString()).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).contains("Usage: quietroom");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatACommandSaysOfItselfIsAFormat(String command) {
        CommandLine line = Main.commandLine();
        CommandLine named = command.isEmpty() ? line : line.getSubcommands().get(command);
        for (String each : named.getCommandSpec().usageMessage().description()) {
            assertThatCode(() -> String.format(Locale.ROOT, each)).as(each).doesNotThrowAnyException();
        }
    }

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), Main.commandLine().getSubcommands().keySet().stream());
    }

    @Test
    void aWrongCommandLineIsTwo() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("sevre")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("serve");
        assertThat(run("serve", "--confg", "x")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMissingOrFaultyConfigurationIsToldWithoutATrace() throws Exception {
        Path file = folder.resolve("q.yaml");
        assertThat(run("serve", "--config", file.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("cannot be read", "--print-config");
        Files.writeString(file, "listen:\n  prt: 1\n");
        assertThat(run("serve", "--config", file.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString())
                .contains("line 2: listen.prt is not known; did you mean 'port'?")
                .doesNotContain("\tat ");
    }

    @Test
    void thePrintedConfigurationCanBeReadBack() throws Exception {
        assertThat(run("serve", "--print-config")).isEqualTo(ExitCode.FINE);
        Path file = folder.resolve("q.yaml");
        Files.writeString(file, out.toString());
        assertThat(run("user", "list", "--config", file.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void theVersionIsToldInOneLine() {
        assertThat(run("--version")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).startsWith("quietroom ").hasLineCount(1);
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
