package org.quietroom.gateclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A client in another language, run by its interpreter; commands and answers are lines. */
final class DrivenClient implements ClientUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private DrivenClient(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "driver");
        reader.setDaemon(true);
        reader.start();
    }

    /** Skips the test, with one line, where there is no such interpreter. */
    static void skipWithout(String interpreter, String debian) {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, interpreter)));
        Assumptions.assumeTrue(
                present, "skipped: " + interpreter + " is not installed (Debian: apt install " + debian + ")");
    }

    /** Starts a driver; skips the test where its interpreter is not there. */
    static DrivenClient start(String interpreter, String debian, String driver) throws IOException {
        skipWithout(interpreter, debian);
        return new DrivenClient(new ProcessBuilder(List.of(interpreter, "src/test/drivers/" + driver))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    @Override
    public JsonNode ask(JsonNode command) throws Exception {
        process.getOutputStream().write((JSON.writeValueAsString(command) + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
        String answer = answers.poll(PATIENCE_SECONDS, SECONDS);
        if (answer == null) {
            throw new AssertionError("the driver gave no answer within " + PATIENCE_SECONDS + " s");
        }
        return JSON.readTree(answer);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
