package org.quietroom.encryption.mls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * ts-mls in a page of Debian's Chromium, with a profile of its own. The page posts the answer to the last request, and is handed the next
 * one in return.
 */
final class ChromiumPeer extends TsPeer {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><script type=module src=/browser.js></script>";
    private static final String NO_MORE = "";

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Path profile;
    private final Process chromium;

    ChromiumPeer() {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: there is no /usr/bin/chromium to run ts-mls in");
        Path program = bundled().resolve("browser.js");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> reply(exchange, "text/html", PAGE.getBytes(UTF_8)));
            server.createContext(
                    "/browser.js", exchange -> reply(exchange, "text/javascript", Files.readAllBytes(program)));
            server.createContext("/answer", this::exchange);
            server.start();
            profile = Files.createTempDirectory("quietroom-chromium");
            chromium = start("http://localhost:" + server.getAddress().getPort() + "/");
            answered();
        } catch (IOException e) {
            throw new IllegalStateException("Chromium does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(String address) throws IOException {
        List<String> command = List.of(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                address);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void reply(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try {
            String next = requests.take();
            if (next.equals(NO_MORE)) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            } else {
                reply(exchange, "application/json", next.getBytes(UTF_8));
            }
        } catch (InterruptedException e) {
            exchange.close();
            Thread.currentThread().interrupt();
        }
    }

    private String answered() throws IOException, InterruptedException {
        String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IOException("Chromium does not answer");
        }
        return answer;
    }

    @Override
    String ask(String request) throws IOException, InterruptedException {
        requests.add(request);
        return answered();
    }

    @Override
    public void close() {
        requests.add(NO_MORE);
        List<ProcessHandle> children = chromium.descendants().toList();
        chromium.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            chromium.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            profile.toFile().deleteOnExit(); // a last process still writes there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
