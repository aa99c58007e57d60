package org.quietroom.core.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A web server on loopback that is not the host it is taken for: answers every request with one status and a page. */
public final class StatusServer implements AutoCloseable {
    private static final String PAGE = "<html>a page</html>";

    private final HttpServer server;
    private volatile Answer answer = new Answer(200, PAGE);

    private record Answer(int status, String page) {}

    public StatusServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Answer now = answer;
            byte[] page = now.page.getBytes(UTF_8);
            exchange.sendResponseHeaders(now.status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** The status from now on, with a page in HTML. */
    public void answer(int status) {
        answer(status, PAGE);
    }

    /** The status and the page from now on. */
    public void answer(int status, String page) {
        answer = new Answer(status, page);
    }

    /** Without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
