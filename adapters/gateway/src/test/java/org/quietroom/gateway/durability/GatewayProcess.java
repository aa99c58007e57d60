package org.quietroom.gateway.durability;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, which can be killed. */
public final class GatewayProcess implements AutoCloseable {
    private static final Pattern ANSWERS = Pattern.compile("answers at (http://\\S+)");

    private final Process process;
    private final URI address;

    private GatewayProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts {@code quietroom serve} and returns when it answers. */
    public static GatewayProcess start(Path config, Path log) throws IOException {
        Process process = command(List.of("serve", "--config", config.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = ANSWERS.matcher(line);
            if (matcher.find()) {
                return new GatewayProcess(process, URI.create(matcher.group(1)));
            }
        }
        throw new IOException("the gateway did not start; see " + new File(log.toString()));
    }

    /** Runs a command that ends by itself, with this input; gives what it printed. Its exit code must be 0. */
    public static String run(String input, String... arguments) throws IOException, InterruptedException {
        Process process = command(List.of(arguments)).redirectErrorStream(true).start();
        try (Writer to = process.outputWriter(StandardCharsets.UTF_8)) {
            to.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + " ended with " + process.exitValue() + ":\n" + out);
        }
        return out;
    }

    private static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m"));
        // The verifier would take a fifth of a start; the build has run the same classes with it.
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        command.addAll(Program.options());
        command.add("org.quietroom.gateway.Main");
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** The process, as the operating system knows it. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** SIGTERM; whether it ended by itself. Nothing of it runs any more when this returns. */
    public boolean stop() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            kill();
        }
        return ended;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
