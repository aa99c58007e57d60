package org.quietroom.gateway.xmpp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gateway.hosts.Installation;
import org.quietroom.gateway.hosts.Moderator;
import org.quietroom.xmpp.Prosody;

/**
 * A gateway as an operator runs it, in a process of its own with a configuration file and SQLite, and a real Prosody beside
 * it. One moderator and one lead were added on the command line.
 */
final class Community implements AutoCloseable {
    /** What both sides of the gate know. */
    static final String SECRET = "a secret of at least 32 characters, for tests";

    private static final Pattern GONE = Pattern.compile("component disconnected: desk");

    final int port = FreePort.next();
    final Prosody prosody;
    private final Installation gateway;

    private Community(Path folder, String kind, String hosts) throws IOException, InterruptedException {
        prosody = Prosody.start(kind.replace("GATEWAY", "http://127.0.0.1:" + port));
        gateway = new Installation(folder, port, hosts.replace("COMPONENTS", String.valueOf(prosody.componentPort)));
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

    /** Starts the gateway if it does not run; returns when it answers. */
    void start() throws IOException {
        gateway.start();
    }

    /** SIGTERM; returns when it ended. */
    void stop() throws InterruptedException {
        gateway.stop();
    }

    /** SIGKILL; returns when nothing of it runs. */
    void kill() throws InterruptedException {
        gateway.kill();
    }

    /** SIGKILL; returns when the server noticed that its component is gone, too. */
    void killComponent() throws InterruptedException {
        int before = lost();
        kill();
        Await.until("the server notices that its component is gone", () -> lost() != before);
    }

    private int lost() {
        return (int) GONE.matcher(prosody.log()).results().count();
    }

    /** The moderator's browser, signed in with password and one-time code. */
    Moderator moderator() {
        return gateway.moderator();
    }

    /** The lead's browser, signed in. */
    Moderator lead() {
        return gateway.lead();
    }

    /** Where the configuration is. */
    String config() {
        return gateway.config();
    }

    /** Every byte the gateway keeps: store, keyset, log, and what it said on standard error. */
    String bytes() {
        return gateway.bytes();
    }

    @Override
    public void close() throws InterruptedException {
        gateway.close();
        prosody.close();
    }
}
