package org.quietroom.gateway.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs the command in this process. */
final class ScanRunner {
    static final ObjectMapper JSON = new ObjectMapper();

    record Result(int code, List<String> out, List<String> err) {
        JsonNode json(int index) {
            try {
                return JSON.readTree(out.get(index));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ScanRunner() {}

    static Result run(String input, String... args) {
        return run(input.getBytes(StandardCharsets.UTF_8), null, Duration.ofSeconds(20), args);
    }

    static Result run(byte[] input, LineScan.@Nullable Finder finder, Duration patience, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        var command = new CommandLine(new ScanCommand(new ByteArrayInputStream(input), out, finder, patience))
                .setErr(new PrintWriter(err));
        int code = command.execute(args);
        return new Result(
                code,
                out.toString(StandardCharsets.UTF_8).lines().toList(),
                err.toString().lines().toList());
    }
}
