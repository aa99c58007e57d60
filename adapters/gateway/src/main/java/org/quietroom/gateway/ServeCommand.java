package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.config.Reference;
import org.quietroom.gateway.log.Logs;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.store.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quietroom serve}: runs until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the gateway until it is stopped (Ctrl-C, SIGTERM).",
        footer = {"", "Begin with: quietroom serve --print-config > quietroom.yaml"})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--print-config",
            description = "Print a configuration with every setting and its default, and end.")
    private boolean print;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
        Plugins plugins = Plugins.find();
        if (print) {
            out.print(Reference.text(plugins));
            out.flush();
            return ExitCode.FINE;
        }
        Config read = config.read(plugins);
        DataFolder.open(read.data());
        DataFolder.ownedFile(read.log().file());
        Logs.to(read.log().file(), read.log().level());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Gateway gateway = Gateway.start(read, plugins, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop, stopped), "quietroom-stop"));
            if (gateway.foundation().keys().created()) {
                out.println(keysetMade(read.keyset()));
            }
            if (gateway.foundation().keys().extended()) {
                out.println("Keys for sealed rooms were added to " + read.keyset()
                        + ". Back it up again, apart from the store: the earlier copy lacks them.");
            }
            out.println("Quietroom answers at " + gateway.address() + " for "
                    + gateway.hosts().size() + (gateway.hosts().size() == 1 ? " host" : " hosts") + "; log: "
                    + read.log().file());
            out.flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return ExitCode.FINE;
    }

    /** What whoever starts the first command that makes a keyset is told. */
    static String keysetMade(Path keyset) {
        return "A new keyset was made: " + keyset + ". Back it up now, apart from the store: without it nobody can read"
                + " cases or find pseudonyms again.";
    }

    private static void await(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
