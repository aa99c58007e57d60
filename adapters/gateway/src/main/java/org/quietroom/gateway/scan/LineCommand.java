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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the commands that answer each line with a line have in common: what they are given, and how they end. Nothing of a
 * line is kept.
 */
abstract class LineCommand implements Callable<Integer> {
    private static final int LONGEST = 4_000_000;
    private static final int BUFFER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InputStream input;
    private final OutputStream output;
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
            description = "The longest text that is read, in UTF-16 units (default: ${DEFAULT-VALUE}).")
    private int maxLength = 100_000;

    /** Reads standard input and writes standard output. */
    LineCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out), PATIENCE);
    }

    LineCommand(InputStream input, OutputStream output, Duration patience) {
        this.input = input;
        this.output = output;
        this.patience = patience;
    }

    /** What becomes of a line; asked once, when the command runs. */
    abstract LineScan lineScan(int maxLength);

    /** What is not done if the command is given something wrong, such as "scanned". */
    abstract String done();

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec, "spec");
        Inputs inputs = new Inputs(input, files);
        check(command, inputs);
        var err = command.commandLine().getErr();
        OutputStream out = new BufferedOutputStream(output, BUFFER);
        Progress progress = new Progress(err, Progress.onTerminal(), inputs.totalBytes());
        try (ScanRun run = new ScanRun(lineScan(maxLength), out, progress, patience)) {
            return run.run(inputs.sources());
        } catch (IOException e) {
            if (Inputs.brokenPipe(e)) {
                return ExitCode.FINE;
            }
            err.println("quietroom: " + command.name() + " stopped: "
                    + e.getClass().getSimpleName()
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
            throw new ParameterException(command.commandLine(), fault + " Nothing was " + done() + ".");
        }
    }
}
