package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.log.Logs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. A new command is a class of its own and a line in {@code subcommands}. */
@Command(
        name = "quietroom",
        subcommands = {},
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Privacy for the communities people already have.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:we failed; the message says what to do",
            "2:the command line is wrong",
            "3:some input was bad, the rest was done"
        })
public final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Logs.quiet();
        System.exit(commandLine().execute(args));
    }

    /** The commands, ready to be executed: by {@link #main}, and by tests. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(requireNonNull(spec, "spec").commandLine(), "Which command?");
    }
}
