package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.backup.Restore;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom restore}. */
@Command(
        name = "restore",
        description = "Checks an archive and puts its store and keyset in place; the gateway must not run.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--force", description = "Replace a store and a keyset that are there.")
    private boolean force;

    @Parameters(paramLabel = "ARCHIVE", description = "What quietroom backup wrote.")
    private @Nullable Path archive;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Restore.run(
                config.read(Plugins.find()), requireNonNull(archive, "archive").toAbsolutePath(), force);
        PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
        out.println("Restored, every checksum right. Run quietroom doctor, then quietroom serve.");
        out.flush();
        return ExitCode.FINE;
    }
}
