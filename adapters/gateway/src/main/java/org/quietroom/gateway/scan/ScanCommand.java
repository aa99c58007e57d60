package org.quietroom.gateway.scan;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.scan.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom scan}: JSON lines in, JSON lines out, nothing kept. */
@Command(
        name = "scan",
        description = {
            "Shows what would be flagged in texts, one JSON object a line.",
            "",
            "In:  {\"id\",\"text\",\"format\":\"plain|html\",\"lang\"?,\"room\"?}; plain if no format is given.",
            "Out: {\"id\",\"severity\",\"alert\",\"flags\":[{\"kind\",\"severity\",\"start\",\"end\",\"rule\",\"subject\","
                    + "\"stance\"}]}, in the same order; offsets are UTF-16 units of the text.",
            "A line that cannot be read is named on standard error, and the rest goes on."
        })
public final class ScanCommand implements Callable<Integer> {
    private static final int LONGEST = 4_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InputStream input;
    private final OutputStream output;
    private final LineScan.@Nullable Finder finder;
    private final Duration patience;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "Files to read, one after another; standard input if there is none, or for '-'.")
    private List<Path> files = List.of();

    @Option(
            names = "--max-length",
            paramLabel = "UNITS",
            defaultValue = "100000",
            description = "The longest text that is scanned, in UTF-16 units (default: ${DEFAULT-VALUE}).")
    private int maxLength = 100_000;

    /** Reads standard input and writes standard output. */
    public ScanCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out), null, PATIENCE);
    }

    /** @param finder null for the packs that come with Quietroom, loaded when the command runs */
    ScanCommand(InputStream input, OutputStream output, LineScan.@Nullable Finder finder, Duration patience) {
        this.input = input;
        this.output = output;
        this.finder = finder;
        this.patience = patience;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec, "spec");
        Inputs inputs = new Inputs(input, files);
        check(command, inputs);
        var err = command.commandLine().getErr();
        OutputStream out = new BufferedOutputStream(output, 1 << 16);
        LineScan scan = new LineScan(finder == null ? Scanner.standard()::scan : finder, maxLength);
        if (finder == null) {
            WarmUp.of(scan);
        }
        Progress progress = new Progress(err, Progress.onTerminal(), inputs.totalBytes());
        try (ScanRun run = new ScanRun(scan, out, progress, patience)) {
            return run.run(inputs.sources());
        } catch (IOException e) {
            if (Inputs.brokenPipe(e)) {
                return ExitCode.FINE;
            }
            err.println("quietroom: scan stopped: " + e.getClass().getSimpleName()
                    + " while reading or writing. Check that the input can be read and the disk has room, then run it"
                    + " again.");
            err.flush();
            return ExitCode.FAILURE;
        }
    }

    private void check(CommandSpec command, Inputs inputs) {
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new ParameterException(command.commandLine(), "--max-length must be 1 to " + LONGEST);
        }
        String fault = inputs.fault();
        if (fault != null) {
            throw new ParameterException(command.commandLine(), fault + " Nothing was scanned.");
        }
    }
}
