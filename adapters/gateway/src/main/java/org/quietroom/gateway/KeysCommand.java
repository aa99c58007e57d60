package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.keys.KeyWork;
import org.quietroom.gateway.keys.KeyWork.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom keys}: the keyset of the store. */
@Command(
        name = "keys",
        description = "Changes, copies and checks the keys of the store.",
        footer = {"", "The gateway may run meanwhile, but for: keys retire."})
final class KeysCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                requireNonNull(spec, "spec").commandLine(),
                "Which of them: verify, export, rotate, retire, seal or unseal?");
    }

    @Command(name = "rotate", description = "Makes new keys for all that is sealed from now on; the earlier ones stay.")
    int rotate(@Mixin ConfigOption config) {
        work(config).rotate();
        return say(
                "New keys are used from now on for what the store seals, for proofs in sealed rooms and for reports.",
                "What was sealed before still opens. A gateway that runs takes the new keys up within seconds and seals",
                "everything anew, a little at a time; quietroom keys verify says how much is left.",
                "Not changed: the keys of pseudonyms, as every name that was given stays derived with them, and the mark by",
                "which keyset and store know each other.",
                "Copy the keyset again now: quietroom keys export. Earlier copies lack the new keys.");
    }

    @Command(
            name = "retire",
            description = "Destroys earlier keys if nothing in the store needs them; the gateway must not run.")
    int retire(
            @Mixin ConfigOption config,
            @Option(
                            names = "--franks",
                            description =
                                    "Also those of proofs in sealed rooms: what members report of that time is not"
                                            + " verified any more.")
                    boolean franks,
            @Option(
                            names = "--reports",
                            description =
                                    "Also those of reports: a page that was opened before the rotation cannot report until"
                                            + " it is loaded again.")
                    boolean reports) {
        int destroyed = work(config).retire(franks, reports);
        return say(
                destroyed == 0
                        ? "There is no earlier key to destroy."
                        : destroyed + (destroyed == 1 ? " key was" : " keys were")
                                + " destroyed here. Copies of the keyset from before still have"
                                + (destroyed == 1 ? " it." : " them."));
    }

    @Command(
            name = "export",
            description = "Writes a copy of the keyset that is sealed, and beside it the keys of members.",
            footer = {
                "",
                "To use it: put the copy and its .members folder in the place of keyset.file, let keyset.kek-file name the key,",
                "and run: quietroom keys verify."
            })
    int export(
            @Mixin ConfigOption config,
            @Option(
                            names = "--recovery-key",
                            paramLabel = "FILE",
                            description =
                                    "Seal it under the key in this file, which is made if it is not there; if not given,"
                                            + " under the key that keyset.kek-… names.")
                    @Nullable
                    Path recovery,
            @Parameters(paramLabel = "COPY", description = "The file to write.") Path copy) {
        String under = work(config).export(copy, recovery);
        return say(
                "Written: " + copy + ", sealed under the key from " + under + ".",
                "Keep the two apart, and neither beside a backup of the store. Members get keys of their own every day:",
                "copy as often as you back up the store, and keep copies no longer, as who was forgotten is still in them.");
    }

    @Command(
            name = "verify",
            description = "Opens everything that is sealed once, and says with which keys; changes nothing.")
    int verify(
            @Mixin ConfigOption config,
            @Option(names = "--copy", paramLabel = "COPY", description = "Try this copy of the keyset instead.")
                    @Nullable
                    Path copy,
            @Option(
                            names = "--recovery-key",
                            paramLabel = "FILE",
                            description = "The key that the copy is sealed under.")
                    @Nullable
                    Path recovery) {
        Verified verified = work(config).verify(copy, recovery);
        say(verified.lines().toArray(new String[0]));
        return verified.fine() ? ExitCode.FINE : ExitCode.FAILURE;
    }

    @Command(name = "seal", description = "Seals the keyset under the key that keyset.kek-… names.")
    int seal(
            @Mixin ConfigOption config,
            @Option(
                            names = "--old-kek-file",
                            paramLabel = "FILE",
                            description = "The key that it is sealed under now, to change it.")
                    @Nullable
                    Path old) {
        return say(
                work(config).seal(old)
                        ? "Sealed. Without its key nobody can open it: keep the key elsewhere, twice. Destroy copies in clear."
                        : "It is sealed under this key already. Nothing was changed.");
    }

    @Command(name = "unseal", description = "Puts the keyset into its file in clear.")
    int unseal(@Mixin ConfigOption config) {
        return say(
                work(config).unseal()
                        ? "In clear: whoever reads the file has the keys. Take keyset.kek-… out of the configuration now."
                        : "It is in clear already. Nothing was changed.");
    }

    private static KeyWork work(ConfigOption config) {
        return new KeyWork(config.read(Plugins.find()));
    }

    private int say(String... lines) {
        PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
        for (String line : lines) {
            out.println(line);
        }
        out.flush();
        return ExitCode.FINE;
    }
}
