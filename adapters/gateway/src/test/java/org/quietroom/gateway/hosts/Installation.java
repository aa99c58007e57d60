package org.quietroom.gateway.hosts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.durability.GatewayProcess;

/**
 * A gateway as an operator runs it, in a process of its own with a configuration file and SQLite. One moderator and one lead were
 * added on the command line.
 */
public final class Installation implements AutoCloseable {
    private static final String PASSWORD = "kettle orchard violet nine";
    private static final Pattern TYPED = Pattern.compile("secret +([A-Z2-7]+)");

    private final Path folder;
    private final Path config;
    private final String address;
    private final String rowan;
    private final String sam;
    private @Nullable GatewayProcess gateway;

    /** Starts it at this port of loopback; {@code hosts} is the section of that name, two spaces deep. */
    public Installation(Path folder, int port, String hosts) throws IOException, InterruptedException {
        this.folder = folder;
        address = "http://127.0.0.1:" + port;
        config = folder.resolve("quietroom.yaml");
        Files.writeString(
                config, "data: data\nlisten:\n  port: " + port + "\ncommunity:\n  undo: 0s\nhosts:\n" + hosts);
        rowan = add("Rowan", "moderator");
        sam = add("Sam", "lead");
        start();
    }

    private String add(String name, String role) throws IOException, InterruptedException {
        String said = GatewayProcess.run(
                PASSWORD + "\n",
                "user",
                "add",
                name,
                "--role",
                role,
                "--password-stdin",
                "--config",
                config.toString());
        Matcher secret = TYPED.matcher(said);
        if (!secret.find()) {
            throw new AssertionError("user add shows no secret for an authenticator");
        }
        if (role.equals("moderator") != said.contains("A new keyset was made")) {
            throw new AssertionError("whoever makes the keyset, and nobody else, is told to back it up");
        }
        return secret.group(1);
    }

    /** Starts the gateway if it does not run; returns when it answers. */
    public void start() throws IOException {
        gateway = gateway != null ? gateway : GatewayProcess.start(config, folder.resolve("errors.log"));
    }

    /** SIGTERM; returns when it ended. */
    public void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.close();
        }
        gateway = null;
    }

    /** SIGKILL; returns when nothing of it runs. */
    public void kill() throws InterruptedException {
        if (gateway != null) {
            gateway.kill();
        }
        gateway = null;
    }

    /** The moderator's browser, signed in with password and one-time code. */
    public Moderator moderator() {
        return Moderator.signIn(address, "Rowan", PASSWORD, rowan);
    }

    /** The lead's browser, signed in. */
    public Moderator lead() {
        return Moderator.signIn(address, "Sam", PASSWORD, sam);
    }

    /** Where the configuration is. */
    public String config() {
        return config.toString();
    }

    /** Every byte the gateway keeps: store, keyset, log, and what it said on standard error. */
    public String bytes() {
        try (Stream<Path> files = Files.walk(folder)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.write(Files.readAllBytes(file));
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
