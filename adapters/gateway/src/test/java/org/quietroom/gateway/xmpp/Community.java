package org.quietroom.gateway.xmpp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.xmpp.Prosody;

/**
 * A gateway as an operator runs it, in a process of its own with a configuration file and SQLite, and a real Prosody beside
 * it. One moderator and one lead were added on the command line.
 */
final class Community implements AutoCloseable {
    /** What both sides of the gate know. */
    static final String SECRET = "a secret of at least 32 characters, for tests";

    private static final String PASSWORD = "kettle orchard violet nine";
    private static final Pattern GONE = Pattern.compile("component disconnected: desk");
    private static final Pattern TYPED = Pattern.compile("secret +([A-Z2-7]+)");

    final int port = Prosody.freePort();
    final Prosody prosody;
    private final Path folder;
    private final Path config;
    private final String rowan;
    private final String sam;
    private @Nullable GatewayProcess gateway;

    private Community(Path folder, String kind, String hosts) throws IOException, InterruptedException {
        this.folder = folder;
        config = folder.resolve("quietroom.yaml");
        prosody = Prosody.start(kind.replace("GATEWAY", "http://127.0.0.1:" + port));
        Files.writeString(
                config,
                "data: data\nlisten:\n  port: " + port + "\ncommunity:\n  undo: 0s\nhosts:\n"
                        + hosts.replace("COMPONENTS", String.valueOf(prosody.componentPort)));
        rowan = add("Rowan", "moderator");
        sam = add("Sam", "lead");
        start();
    }

    /** One whose rooms are Prosody's own, behind the gate. */
    static Community atGate(Path folder) throws Exception {
        return new Community(
                folder,
                """
                Component 'rooms.localhost' 'muc'
                modules_enabled = { 'muc_mam', 'quietroom' }
                muc_room_default_persistent = true
                muc_room_default_public = true
                muc_room_locking = false
                quietroom_url = 'GATEWAY'
                quietroom_host = 'chat'
                quietroom_secret = '%s'
                """.formatted(SECRET),
                "  chat:\n    type: xmpp-gate\n    mode: on\n    secret: \"" + SECRET + "\"\n");
    }

    /** One in shadow mode with the two configurations of the adapter's README, but for port and place of the secret. */
    static Community asInTheReadme(Path folder, Path secret) throws Exception {
        String readme = Files.readString(Path.of("../xmpp/README.md"));
        Files.writeString(folder.resolve("chat.secret"), SECRET + "\n");
        Files.writeString(secret, SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        String hosts = block(readme, "yaml", "type: xmpp-gate");
        return new Community(
                folder,
                block(readme, "lua", "quietroom_mode")
                                .replace("http://127.0.0.1:8470", "GATEWAY")
                                .replace("/etc/prosody/quietroom.secret", secret.toString())
                        + "muc_room_locking = false\n",
                hosts.substring(hosts.indexOf("hosts:\n") + "hosts:\n".length()));
    }

    private static String block(String readme, String language, String holds) {
        Pattern fence = Pattern.compile("(?ms)^ *```" + language + "\n(.*?)^ *```$");
        return fence.matcher(readme)
                .results()
                .map(found -> found.group(1).stripIndent())
                .filter(text -> text.contains(holds))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no " + language + " with " + holds));
    }

    /** One whose rooms {@code evening} and {@code morning} are the gateway's, a component of a plain Prosody. */
    static Community atDesk(Path folder) throws Exception {
        return new Community(
                folder,
                "Component 'desk.localhost'\ncomponent_secret = '" + SECRET + "'",
                "  chat:\n    type: xmpp-desk\n    mode: on\n    port: COMPONENTS\n    domain: desk.localhost\n"
                        + "    secret: \"" + SECRET + "\"\n    rooms: \"evening=Evening circle, morning\"\n");
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
    void start() throws IOException {
        gateway = gateway != null ? gateway : GatewayProcess.start(config, folder.resolve("errors.log"));
    }

    /** SIGTERM; returns when it ended. */
    void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.close();
        }
        gateway = null;
    }

    /** SIGKILL; returns when nothing of it runs. */
    void kill() throws InterruptedException {
        if (gateway != null) {
            gateway.kill();
        }
        gateway = null;
    }

    /** SIGKILL; returns when the server noticed that its component is gone, too. */
    void killComponent() throws InterruptedException {
        int before = lost();
        kill();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (lost() == before) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the server does not notice that its component is gone");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private int lost() {
        return (int) GONE.matcher(prosody.log()).results().count();
    }

    /** The moderator's browser, signed in with password and one-time code. */
    Moderator moderator() {
        return Moderator.signIn("http://127.0.0.1:" + port, "Rowan", PASSWORD, rowan);
    }

    /** The lead's browser, signed in. */
    Moderator lead() {
        return Moderator.signIn("http://127.0.0.1:" + port, "Sam", PASSWORD, sam);
    }

    /** Where the configuration is. */
    String config() {
        return config.toString();
    }

    /** Every byte the gateway keeps: store, keyset, log, and what it said on standard error. */
    String bytes() {
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
        prosody.close();
    }
}
