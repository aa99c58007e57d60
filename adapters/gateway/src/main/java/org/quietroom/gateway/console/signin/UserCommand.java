package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom user}: who may open the console. Prints through its command line, so that tests can read it. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Adds, lists and resets the people who may open the console.")
public final class UserCommand implements Runnable {
    private static final int REFUSED = 1;
    private static final int LONGEST_LINE = 1024;

    private final Opener opener;
    private final Reader input;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * @param opener opens the store that a configuration names
     * @param input where {@code --password-stdin} reads
     */
    public UserCommand(Opener opener, Reader input) {
        this.opener = requireNonNull(opener, "opener");
        this.input = requireNonNull(input, "input");
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Which of them: add, list or reset?");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds somebody and shows their authenticator's secret, once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "As others see it; 1 to 32 letters, digits, spaces.")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "moderator",
                            description = "moderator or lead; ${DEFAULT-VALUE} if not given.")
                    String role,
            @Option(
                            names = {"-c", "--config"},
                            paramLabel = "FILE",
                            defaultValue = "quietroom.yaml",
                            description = "The configuration file; ${DEFAULT-VALUE} if not given.")
                    Path config,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean fromInput)
            throws IOException {
        Role wanted = role(role);
        return change(fromInput, password -> opener.open(config).add(name, wanted, password));
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Gives somebody a new password and authenticator, and signs them out.")
    int reset(
            @Parameters(paramLabel = "NAME", description = "Who.") String name,
            @Option(
                            names = {"-c", "--config"},
                            paramLabel = "FILE",
                            defaultValue = "quietroom.yaml",
                            description = "The configuration file; ${DEFAULT-VALUE} if not given.")
                    Path config,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean fromInput)
            throws IOException {
        return change(fromInput, password -> opener.open(config).reset(name, password));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists everybody: name, tab, role.")
    int list(
            @Option(
                            names = {"-c", "--config"},
                            paramLabel = "FILE",
                            defaultValue = "quietroom.yaml",
                            description = "The configuration file; ${DEFAULT-VALUE} if not given.")
                    Path config) {
        PrintWriter out = spec().commandLine().getOut();
        opener.open(config)
                .list()
                .forEach(person ->
                        out.println(person.name() + "\t" + person.role().name().toLowerCase(Locale.ROOT)));
        out.flush();
        return 0;
    }

    private int change(boolean fromInput, Change change) throws IOException {
        PrintWriter out = spec().commandLine().getOut();
        try {
            Provisioning provisioning = change.with(fromInput ? line() : asked());
            out.println("Put this into an authenticator now; it is not shown again.");
            out.println("  secret   " + provisioning.secretForTyping());
            out.println("  address  " + provisioning.address());
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            spec().commandLine().getErr().println("quietroom: " + e.getMessage() + ".");
            spec().commandLine().getErr().flush();
            return REFUSED;
        }
    }

    /** From JDK 22 on there is a console without a terminal too; it gives no password. */
    @SuppressWarnings("SystemConsoleNull")
    private String asked() {
        Console console = System.console();
        char @Nullable [] first = console == null
                ? null
                : console.readPassword("Password (at least %d characters): ", Users.SHORTEST_PASSWORD);
        if (console == null || first == null) {
            throw new ParameterException(
                    spec().commandLine(), "There is no terminal to ask for a password. Use --password-stdin.");
        }
        char @Nullable [] again = console.readPassword("Once more: ");
        if (again == null || !CharBuffer.wrap(first).equals(CharBuffer.wrap(again))) {
            throw new IllegalArgumentException("the two passwords differ; nothing was changed");
        }
        return new String(first);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
            line.append((char) next);
            next = input.read();
        }
        return line.toString().stripTrailing();
    }

    private Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw new ParameterException(spec().commandLine(), "There is no role '" + name + "'. Use moderator or lead.");
    }

    private CommandSpec spec() {
        return requireNonNull(spec, "picocli sets this");
    }

    /** Opens what a configuration file names. */
    @FunctionalInterface
    public interface Opener {
        /** The people in the store that {@code config} names. */
        Users open(Path config);
    }

    @FunctionalInterface
    private interface Change {
        Provisioning with(String password);
    }
}
