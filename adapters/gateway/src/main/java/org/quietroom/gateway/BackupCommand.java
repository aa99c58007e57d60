package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.backup.Backup;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom backup}. */
@Command(
        name = "backup",
        description = "Writes store and keyset into one archive; the gateway may run meanwhile.",
        footer = {
            "",
            "Who has the archive with the keyset can read every case and find every pseudonym.",
            "Keep it encrypted, or use --without-keyset and keep the keyset apart."
        })
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'quietroom-backup-'yyyyMMdd-HHmmss'.zip'")
            .withZone(ZoneOffset.UTC);

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--without-keyset", description = "Leave the keyset out; back it up once, apart.")
    private boolean withoutKeyset;

    @Parameters(
            arity = "0..1",
            paramLabel = "ARCHIVE",
            description = "The file to write; one with the time if not given.")
    private @Nullable Path archive;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path file = archive == null ? Path.of(NAME.format(Instant.now())) : archive;
        Backup.make(config.read(Plugins.find()), file.toAbsolutePath(), !withoutKeyset, Clock.systemUTC());
        PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
        out.println("Written: " + file + ", readable for its owner alone.");
        out.println(
                withoutKeyset
                        ? "It holds neither the keyset nor members' keys: without both nobody can read its cases. Copy them"
                                + " apart as often: quietroom keys export."
                        : "It holds the keyset: whoever has it can read every case. Encrypt it before it leaves this machine.");
        out.flush();
        return ExitCode.FINE;
    }
}
