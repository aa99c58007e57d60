package org.quietroom.gateway.scan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.scan.Post.BadLineException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the commands that count posts have in common: they read JSON lines one after another, name the bad ones, and say
 * something at the end. Nothing of a post is kept.
 */
abstract class PostReader implements Callable<Integer> {
    private static final int MAX_LENGTH = 100_000;
    private static final int LONGEST_LINE = 8 << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Posts as JSON lines, {\"id\",\"text\",\"format\"?}; standard input if there is none, or for '-'.")
    private List<Path> files = List.of();

    private final InputStream input;

    PostReader(InputStream input) {
        this.input = input;
    }

    /** Prepares; may refuse what was asked for. */
    abstract void begin();

    /** Takes one post. */
    abstract void take(Post post);

    /** Says what came out; called once, after all posts. Returns the exit code if all lines were good. */
    abstract int end(PrintWriter out);

    @Override
    public Integer call() {
        Inputs inputs = new Inputs(input, files);
        String fault = inputs.fault();
        if (fault != null) {
            throw wrong(fault + " Nothing was counted.");
        }
        begin();
        PrintWriter err = command().commandLine().getErr();
        Progress progress = new Progress(err, Progress.onTerminal(), inputs.totalBytes());
        boolean bad = false;
        try {
            for (ScanRun.Source source : inputs.sources()) {
                bad |= read(source, progress);
            }
        } catch (IOException e) {
            err.println("quietroom: stopped: " + e.getClass().getSimpleName()
                    + " while reading. Check that the input can be read, then run it again.");
            return ExitCode.FAILURE;
        } finally {
            progress.clear();
        }
        PrintWriter out = command().commandLine().getOut();
        int code = end(out);
        out.flush();
        return code == ExitCode.FINE && bad ? ExitCode.BAD_INPUT : code;
    }

    /** Whether a line was bad. */
    private boolean read(ScanRun.Source source, Progress progress) throws IOException {
        boolean bad = false;
        try (InputStream in = source.in().open()) {
            LineReader lines = new LineReader(in, LONGEST_LINE, LONGEST_LINE);
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                String complaint = read(line);
                if (complaint != null) {
                    progress.complain("line " + line.number() + source.where() + ": " + complaint);
                    bad = true;
                }
                progress.done(lines.consumed());
            }
        }
        return bad;
    }

    private @Nullable String read(LineReader.Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return "longer than 8 MB";
        }
        try {
            Post post = Post.read(bytes);
            if (post != null && post.text().length() > MAX_LENGTH) {
                return "the text is longer than " + MAX_LENGTH + " units";
            }
            if (post != null) {
                take(post);
            }
            return null;
        } catch (BadLineException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether files were named. */
    boolean named() {
        return !files.isEmpty();
    }

    /** Where results are written to. */
    PrintWriter out() {
        return command().commandLine().getOut();
    }

    /** A wrong use of the command. */
    ParameterException wrong(String why) {
        return new ParameterException(command().commandLine(), why);
    }

    private CommandSpec command() {
        return requireNonNull(spec, "spec");
    }
}
