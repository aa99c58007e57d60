package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.console.signin.UserCommand;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.demo.DemoCommand;
import org.quietroom.gateway.log.Logs;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.scan.CalibrateCommand;
import org.quietroom.gateway.scan.EvaluateCommand;
import org.quietroom.gateway.scan.RedactCommand;
import org.quietroom.gateway.scan.ReplayCommand;
import org.quietroom.gateway.scan.ScanCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. A new command is a class of its own and a line in {@code subcommands}. */
@Command(
        name = "quietroom",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ScanCommand.class,
            RedactCommand.class,
            CalibrateCommand.class,
            EvaluateCommand.class,
            ReplayCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            KeysCommand.class
        },
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
        CommandLine line = new CommandLine(new Main());
        return line.addSubcommand(new UserCommand(
                        config -> users(config, line), new InputStreamReader(System.in, Charset.defaultCharset())))
                .addSubcommand(new MemberCommand(new InputStreamReader(System.in, Charset.defaultCharset())))
                .setExecutionExceptionHandler(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static Users users(Path file, CommandLine line) {
        Config config = ConfigOption.read(file, Plugins.find());
        Foundation foundation = Foundation.open(config, Clock.systemUTC());
        if (foundation.keys().created()) {
            line.getErr().println(ServeCommand.keysetMade(config.keyset()));
            line.getErr().flush();
        }
        return new Users(foundation.store(), foundation.keys().vault(), Clock.systemUTC());
    }

    @Override
    public void run() {
        throw new ParameterException(requireNonNull(spec, "spec").commandLine(), "Which command?");
    }
}
