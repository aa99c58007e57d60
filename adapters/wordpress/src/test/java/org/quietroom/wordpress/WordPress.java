package org.quietroom.wordpress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.gate.LoopbackGate;

/**
 * Debian's WordPress with the plugin, installed by its own functions into a folder of its own, on a free port of loopback;
 * with {@code -Dquietroom.bbpress=<folder>} bbPress is put in.
 */
final class WordPress implements AutoCloseable {
    static final String USER = "www-data";
    static final String PASSWORD = "a long and quiet password 7";
    private static final Path MODULE = Path.of("../wordpress"); // seen from the gateway's folder too
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path SOURCE = Path.of("/usr/share/wordpress");

    final int port = FreePort.next();
    final int gatePort;
    final MariaDb db;
    private final Path folder;
    private final Path site;
    private final Path run;
    private @Nullable Daemon php;
    private final String adminPassword;
    private final String gatewayPassword;

    /** Skips the test, with one line, where something is missing. */
    static void skipIfAbsent() {
        boolean present = Files.exists(SOURCE.resolve("wp-load.php"))
                && Files.exists(SOURCE.resolve("wp-content/themes/twentytwentyone"))
                && Daemon.installed("php")
                && Daemon.installed("mariadbd");
        Assumptions.assumeTrue(
                present,
                "skipped: WordPress is not installed (Debian: apt install wordpress php-cli php-mysql mariadb-server"
                        + " wordpress-theme-twentytwentyone)");
    }

    /** Skips the test, with one line, where PHP lacks what a test needs beside. */
    static void skipWithoutPhp(String... extensions) {
        for (String extension : extensions) {
            boolean there;
            try {
                Daemon.run(USER, List.of("php", "-r", "exit(extension_loaded('" + extension + "') ? 0 : 1);"));
                there = true;
            } catch (IOException e) {
                there = false;
            }
            Assumptions.assumeTrue(
                    there, "skipped: PHP has no " + extension + " (Debian: apt install php-" + extension + ")");
        }
    }

    /** @param gatePort where on loopback the plugin asks */
    static WordPress start(int gatePort) throws IOException {
        return new WordPress(Files.createTempDirectory("quietroom-wordpress"), gatePort);
    }

    private WordPress(Path folder, int gatePort) throws IOException {
        this.folder = folder;
        this.gatePort = gatePort;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        site = folder.resolve("site");
        run = Files.createDirectory(folder.resolve("run"));
        Daemon.give(run, USER);
        db = MariaDb.start(folder);
        copy(SOURCE, site);
        Path plugins = Files.createDirectory(site.resolve("wp-content/mu-plugins"));
        for (String name : List.of("quietroom.php", "quietroom")) {
            copy(MODULE.resolve("quietroom-plugin").resolve(name), plugins.resolve(name));
        }
        Daemon.give(Files.createDirectory(site.resolve("wp-content/uploads")), USER);
        Path bbpress = bbpress();
        if (bbpress != null) {
            copy(bbpress, site.resolve("wp-content/plugins/bbpress"));
        }
        for (String name : List.of("wp-config.php", "site-settings.php", "install.php", "forum.php", "mail.sh")) {
            place(name);
        }
        String[] passwords = Daemon.run(
                        USER, List.of("php", run.resolve("install.php").toString()))
                .trim()
                .split(" ", 2);
        gatewayPassword = passwords[0];
        adminPassword = passwords[1];
        start();
    }

    /** The web server; again after {@link #stop}. */
    void start() throws IOException {
        Daemon started = Daemon.start(
                USER,
                site,
                folder.resolve("php.log"),
                Map.of("PHP_CLI_SERVER_WORKERS", "4"),
                List.of(
                        "php",
                        "-d",
                        "opcache.enable_cli=1",
                        "-d",
                        "sendmail_path=" + run.resolve("mail.sh"),
                        "-S",
                        "127.0.0.1:" + port,
                        "-t",
                        site.toString()));
        php = started;
        started.await("php -S", () -> Daemon.listens(port));
    }

    /** The web server ends; the database stays. */
    void stop() {
        Daemon running = php;
        php = null;
        if (running != null) {
            running.close();
        }
    }

    /** The folder of bbPress ({@code src} of its repository); null if the test is without it. */
    static @Nullable Path bbpress() {
        String given = System.getProperty("quietroom.bbpress", "");
        return given.isEmpty() ? null : Path.of(given);
    }

    /* A file of src/test/wordpress with this site's places in it. */
    private void place(String name) throws IOException {
        String text = Files.readString(MODULE.resolve("src/test/wordpress").resolve(name))
                .replace("{site}", site.toString())
                .replace("{run}", run.toString())
                .replace("{socket}", db.socket().toString())
                .replace("{address}", "http://127.0.0.1:" + port)
                .replace("{gate}", "http://127.0.0.1:" + gatePort)
                .replace("{secret}", LoopbackGate.SECRET);
        Path place = (name.startsWith("wp-")
                        ? site
                        : name.startsWith("site-") ? site.resolve("wp-content/mu-plugins") : run)
                .resolve(name);
        Files.writeString(place, text);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Daemon.run(Daemon.root() ? "root" : USER, List.of("cp", "-rL", from.toString(), to.toString()));
    }

    /** As if nobody had put it there; its folder stays. */
    void takeThePluginAway() throws IOException {
        Files.move(plugin(), folder.resolve("quietroom.php"));
    }

    void putThePluginBack() throws IOException {
        Files.move(folder.resolve("quietroom.php"), plugin());
    }

    private Path plugin() {
        return folder.resolve("site/wp-content/mu-plugins/quietroom.php");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Makes a forum of bbPress with one topic; their numbers. */
    int[] createForum(String title) throws IOException {
        String numbers =
                Daemon.run(USER, List.of("php", folder.resolve("run/forum.php").toString(), title));
        return java.util.Arrays.stream(numbers.trim().split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** A member with an address, a web site and a display name, all of which have the account's name in them. */
    int createUser(String login) throws IOException, InterruptedException {
        ObjectNode user = Browser.JSON
                .createObjectNode()
                .put("username", login)
                .put("name", login + " Surname")
                .put("email", login + "@example.org")
                .put("url", "https://example.org/" + login)
                .put("password", PASSWORD);
        return created("/wp/v2/users", user);
    }

    int createPost(String title) throws IOException, InterruptedException {
        ObjectNode post = Browser.JSON
                .createObjectNode()
                .put("title", title)
                .put("content", "Welcome, all.")
                .put("status", "publish");
        return created("/wp/v2/posts", post);
    }

    private int created(String route, ObjectNode body) throws IOException, InterruptedException {
        Browser.Said said = Browser.program(address(), "admin", adminPassword).rest("POST", route, body);
        if (!said.ok()) {
            throw new AssertionError("WordPress answered " + said.status() + ": " + said.body());
        }
        return said.json().path("id").asInt();
    }

    /** Returns when the plugin reaches the gate. */
    void awaitGate() throws InterruptedException {
        Browser gateway = Browser.program(address(), "quietroom", gatewayPassword);
        Await.until(PATIENCE, "the plugin reaches the gate", () -> reached(gateway));
    }

    /** PHP's server drops connections while it begins. */
    private static boolean reached(Browser gateway) throws InterruptedException {
        try {
            return gateway.rest("/quietroom/v1/state").json().path("reached").asBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    /** What the plugin's page in the administration would show once. */
    String gatewayPassword() {
        return gatewayPassword;
    }

    String adminPassword() {
        return adminPassword;
    }

    /** Every mail that it sent, as it was handed to sendmail. */
    String mails() throws IOException {
        Path mails = folder.resolve("run/mails");
        return Files.exists(mails) ? Files.readString(mails) : "";
    }

    /** What the plugin and WordPress logged. */
    String log() throws IOException {
        Path log = folder.resolve("run/wordpress.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        stop();
        db.close();
        Daemon.delete(folder);
    }
}
