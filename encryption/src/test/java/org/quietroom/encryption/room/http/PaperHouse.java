package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A house whose every answer a test writes: the page, operations, and a stream that goes on as the test says. */
final class PaperHouse implements AutoCloseable {
    private static final byte[] END = new byte[0];

    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Pieces of the stream; it stays open between them. */
    final BlockingQueue<byte[]> stream = new LinkedBlockingQueue<>();
    /** Counted down once the client has hung up on a stream. */
    final CountDownLatch hungUp = new CountDownLatch(1);

    volatile String page = page("/rooms/evening", "/live/evening", "f1");
    volatile int pageStatus = 200;
    volatile String wanted = "f1";
    volatile byte[] reply = "{\"left\":1}".getBytes(UTF_8);
    volatile String type = "text/event-stream;charset=utf-8";
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    PaperHouse() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    static String page(String base, String live, String form) {
        return "<html><main id=\"sealed\" data-base=\"" + base + "\" data-live=\"" + live + "\" data-form=\"" + form
                + "\" data-limit=\"4000\"></main>";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void say(String piece) {
        stream.add(piece.getBytes(UTF_8));
    }

    void hangUp() {
        stream.add(END);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestHeaders().getFirst("Cookie") + " " + body);
            if (path.equals("/arrive")) {
                exchange.getResponseHeaders().add("Set-Cookie", "house=abc; Path=/; HttpOnly");
                exchange.getResponseHeaders().add("Location", "/");
                answer(exchange, 303, END);
            } else if (path.startsWith("/live/")) {
                live(exchange);
            } else if (path.contains("/sealed/")) {
                boolean right = wanted.equals(exchange.getRequestHeaders().getFirst("Quietroom-Form"));
                answer(exchange, right ? 200 : 403, right ? reply : "{\"code\":\"page.old\"}".getBytes(UTF_8));
            } else {
                exchange.getResponseHeaders().add("Location", "https://elsewhere.invalid/");
                answer(exchange, pageStatus, page.getBytes(UTF_8));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** A byte now and then shows whether anybody is there; comments are no events. */
    private void live(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            for (byte[] piece = next(); piece.length > 0; piece = next()) {
                out.write(piece);
                out.flush();
            }
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    private byte[] next() {
        try {
            byte[] piece = stream.poll(10, TimeUnit.SECONDS);
            return piece == null ? END : piece;
        } catch (InterruptedException e) {
            return END;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("a page was never left"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
