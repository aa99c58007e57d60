package org.quietroom.gateclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.SignedRequest;

/** A server that gives these answers, one a request, and remembers what it was sent. */
final class Stub implements AutoCloseable {
    /** The status with which a proxy in between answers by a page of its own. */
    static final int PROXY = 502;

    private final HttpServer server;
    private final Queue<Answering> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** @param wellSigned whether the gate's own code gives the same signature */
    record Request(String nonce, String body, boolean wellSigned) {}

    Stub(Answering... answers) throws IOException {
        this.answers = new ArrayDeque<>(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(request(exchange, body));
        @Nullable Answering answer = answers.poll();
        if (answer == null || answer.status() == 0) {
            exchange.close();
            return;
        }
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        byte[] said = said(answer.status()).getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private static String said(int status) {
        return switch (status) {
            case 200 -> "{\"action\":\"publish\"}";
            case PROXY -> "<html><body>Bad gateway</body></html>";
            default -> "{\"detail\":\"as asked\"}";
        };
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        String nonce = exchange.getRequestHeaders().getFirst(SignedRequest.NONCE);
        long timestamp = Long.parseLong(exchange.getRequestHeaders().getFirst(SignedRequest.TIMESTAMP));
        var signed = SignedRequest.of("POST", exchange.getRequestURI().getRawPath(), timestamp, nonce, body);
        String signature = exchange.getRequestHeaders().getFirst(SignedRequest.SIGNATURE);
        return new Request(
                nonce,
                new String(body, UTF_8),
                signed.signature(HostSecret.of(LoopbackGate.SECRET)).equals(signature));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
