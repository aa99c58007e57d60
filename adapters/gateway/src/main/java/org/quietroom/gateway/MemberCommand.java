package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Foundation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quietroom member}: what is done for one member. An account is asked for, so that it is in no history of commands. */
@Command(name = "member", description = "Erases what is kept about one member, when they ask for it.")
final class MemberCommand implements Runnable {
    private final Reader input;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param input where {@code --account-stdin} reads */
    MemberCommand(Reader input) {
        this.input = input;
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Which of them: forget?");
    }

    @Command(
            name = "forget",
            description = "Forgets a member of a host: their words on the desk, and which account has which pseudonym.",
            footer = {
                "",
                "What they posted stays where it was posted, under pseudonyms that belong to nobody. Mutes and bans stay.",
                "Copies of keys and store from before still open: keep them no longer than you must."
            })
    int forget(
            @Mixin ConfigOption config,
            @Option(
                            names = "--host",
                            required = true,
                            paramLabel = "HOST",
                            description = "As it is named below hosts:.")
                    String host,
            @Option(names = "--account-stdin", description = "Read the account from standard input.") boolean fromInput)
            throws IOException {
        AccountId account = new AccountId(new HostId(host), fromInput ? line() : asked());
        try (Foundation foundation = Foundation.open(config.read(Plugins.find()), Clock.systemUTC())) {
            List<PseudonymId> known = foundation.identities().pseudonymsOf(account).stream()
                    .map(Pseudonym::id)
                    .toList();
            PrintWriter out = spec().commandLine().getOut();
            if (known.isEmpty()) {
                out.println("Nobody is known by this account at " + host + ". Nothing was changed.");
                out.flush();
                return ExitCode.FINE;
            }
            int cases = foundation.desk().forgetting().forget(known, "operator");
            foundation.identities().erase(account);
            out.println("Forgotten: the words of " + cases + (cases == 1 ? " case" : " cases")
                    + " and the account behind " + known.size() + (known.size() == 1 ? " pseudonym." : " pseudonyms.")
                    + " The log keeps that it was done.");
            out.flush();
            return ExitCode.FINE;
        }
    }

    /** From JDK 22 on there is a console without a terminal too; it gives no line. */
    @SuppressWarnings("SystemConsoleNull")
    private String asked() {
        Console console = System.console();
        String line = console == null ? null : console.readLine("Account, as the host names it: ");
        if (line == null || line.isBlank()) {
            throw new ParameterException(
                    spec().commandLine(), "There is no terminal to ask for the account. Use --account-stdin.");
        }
        return line.strip();
    }

    private String line() throws IOException {
        String line = new BufferedReader(input).readLine();
        if (line == null || line.isBlank()) {
            throw new ParameterException(spec().commandLine(), "No account was given on standard input.");
        }
        return line.strip();
    }

    private CommandSpec spec() {
        return requireNonNull(spec, "picocli sets this");
    }
}
