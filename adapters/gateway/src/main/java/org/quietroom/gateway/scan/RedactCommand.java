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
import org.quietroom.anonymity.redaction.Redactor;
import org.quietroom.gateway.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom redact}: JSON lines in, JSON lines out, nothing kept. */
@Command(
        name = "redact",
        description = {
            "Takes out of texts what identifies people, one JSON object a line.",
            "",
            "In:  {\"id\",\"text\",\"format\":\"plain|html\",\"lang\"?,\"region\"?}; region is the country whose telephone"
                    + " numbers come first, such as GB.",
            "Out: {\"id\",\"text\",\"spans\":[{\"type\",\"start\",\"end\",\"replacement\"}]}, in the same order; offsets are UTF-16"
                    + " units of the given text, text is the redacted one.",
            "Types: NAME EMAIL PHONE ADDRESS PLACE ORG DATE AGE ID URL HANDLE IP CARD IBAN.",
            "A line that cannot be read is named on standard error, and the rest goes on. It finds what its rules and lists"
                    + " know: read the result before you publish it."
        })
public final class RedactCommand implements Callable<Integer> {
    private static final int LONGEST = 4_000_000;
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
            description = "The longest text that is redacted, in UTF-16 units (default: ${DEFAULT-VALUE}).")
    private int maxLength = 100_000;

    /** Reads standard input and writes standard output. */
    public RedactCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out), PATIENCE);
    }

    RedactCommand(InputStream input, OutputStream output, Duration patience) {
        this.input = input;
        this.output = output;
        this.patience = patience;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec, "spec");
        Inputs inputs = new Inputs(input, files);
        check(command, inputs);
        var err = command.commandLine().getErr();
        OutputStream out = new BufferedOutputStream(output, 1 << 16);
        LineScan scan = LineScan.redacting(Redactor.standard(), maxLength);
        Progress progress = new Progress(err, Progress.onTerminal(), inputs.totalBytes());
        try (ScanRun run = new ScanRun(scan, out, progress, patience)) {
            return run.run(inputs.sources());
        } catch (IOException e) {
            if (Inputs.brokenPipe(e)) {
                return ExitCode.FINE;
            }
            err.println("quietroom: redact stopped: " + e.getClass().getSimpleName()
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
            throw new ParameterException(command.commandLine(), fault + " Nothing was redacted.");
        }
    }
}
