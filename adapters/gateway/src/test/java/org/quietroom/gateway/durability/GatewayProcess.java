package org.quietroom.gateway.durability;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, which can be killed. */
final class GatewayProcess implements AutoCloseable {
    private static final Pattern ANSWERS = Pattern.compile("answers at (http://\\S+)");

    private final Process process;
    private final URI address;

    private GatewayProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts {@code quietroom serve} and returns when it answers. */
    static GatewayProcess start(Path config, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.quietroom.gateway.Main",
                        "serve",
                        "--config",
                        config.toString())
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

    URI address() {
        return address;
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
