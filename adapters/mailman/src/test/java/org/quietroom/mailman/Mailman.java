package org.quietroom.mailman;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;

/**
 * A real Mailman on ports of loopback that were free, in a folder of its own, which sends its mail to {@link #sink}. It
 * refuses to run as root, so root starts it as user {@code list}. One for all tests; it ends with the program.
 */
final class Mailman implements AutoCloseable {
    static final String USER = "list";
    static final String DOMAIN = "lists.example.org";
    static final String PASSWORD = "the password of the test";
    private static final Path MASTER = Path.of("/usr/lib/mailman3/bin/master");
    private static final long DEADLINE_NANOS = SECONDS.toNanos(240);
    private static @Nullable Mailman running;

    final MailSink sink = new MailSink();
    final int lmtpPort = FreePort.next();
    private final int restPort = FreePort.next();
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Daemon daemon;
    private int lists;

    private Mailman(Path folder) {
        this.folder = folder;
    }

    /** Skips the test, with one line, where there is no Mailman. */
    static void skipIfAbsent() {
        Assumptions.assumeTrue(
                Files.isExecutable(MASTER), "skipped: mailman3 is not installed (Debian: apt install mailman3)");
    }

    static synchronized Mailman get() {
        skipIfAbsent();
        if (running == null) {
            running = started("0.1s");
        }
        return running;
    }

    /** Another one, whose queues look for work as often as Debian's do. */
    static Mailman atUsualPace() {
        return started("1s");
    }

    private static Mailman started(String pace) {
        try {
            Mailman server = new Mailman(Files.createTempDirectory("quietroom-mailman"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            MailmanFolder.write(server.folder, pace, server.restPort, server.lmtpPort, server.sink.port);
            server.start();
            server.call("POST", "domains", Map.of("mail_host", DOMAIN));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + restPort + "/3.1");
    }

    /** A new list, set as it must be, with these members; its id. */
    synchronized String newList(String... members) {
        String name = "talk" + ++lists;
        call("POST", "lists", Map.of("fqdn_listname", name + "@" + DOMAIN));
        String id = name + "." + DOMAIN;
        set(
                id,
                Map.of(
                        "emergency", "true",
                        "respond_to_post_requests", "false",
                        "admin_immed_notify", "false",
                        "send_welcome_message", "false",
                        "subject_prefix", ""));
        // Mailman makes its record of a list's archives when it first needs it; two of its programs at once make two,
        // and fail.
        call("GET", "lists/" + id + "/archivers", Map.of());
        for (String member : members) {
            subscribe(id, member);
        }
        return id;
    }

    void set(String list, Map<String, String> settings) {
        call("PATCH", "lists/" + list + "/config", settings);
    }

    void subscribe(String list, String address) {
        call(
                "POST",
                "members",
                Map.of(
                        "list_id", list,
                        "subscriber", address,
                        "pre_verified", "true",
                        "pre_confirmed", "true",
                        "pre_approved", "true"));
    }

    /** What Mailman answers to a call of its REST interface. */
    String call(String method, String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String pair = "restadmin:" + PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create(rest() + "/" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() >= 300) {
                throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Mailman's master starts a program of it that failed again; what came meanwhile was refused, so it may be said again. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException e) {
                Daemon started = daemon;
                if (System.nanoTime() > end || started == null || !started.isAlive()) {
                    throw e;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /** What is on its disk below this folder, as text. */
    String stored(String below) {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("var").resolve(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file.getFileName()).append('\n');
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    Path database() {
        return folder.resolve("var/data/mailman.db");
    }

    /** Starts it; again after {@link #stop}. */
    void start() throws IOException {
        Daemon started = Daemon.start(
                USER,
                folder,
                folder.resolve("console.log"),
                Map.of(),
                List.of(
                        MASTER.toString(),
                        "--force",
                        "-C",
                        folder.resolve("mailman.cfg").toString()));
        daemon = started;
        started.await(
                "Mailman",
                () -> !call("GET", "system/versions", Map.of()).isEmpty()
                        && Daemon.listens(lmtpPort)); // its programs do not begin at one time
    }

    /** Ends it with all that it started; what it keeps stays, and {@link #sink} goes on. */
    synchronized void stop() {
        Daemon started = daemon;
        daemon = null;
        if (started != null) {
            started.close();
        }
    }

    /** Ends it with all that it started; idempotent. */
    @Override
    public void close() {
        stop();
        sink.close();
        try {
            Daemon.delete(folder);
        } catch (UncheckedIOException e) {
            // Something was written while it was deleted; the folder is a temporary one.
        }
    }
}
