package org.quietroom.core.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A web server on loopback that is not the host it is taken for: answers every request with one status and a page. */
public final class StatusServer implements AutoCloseable {
    private static final byte[] PAGE = "<html>a page</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final HttpServer server;
    private volatile int status = 200;

    public StatusServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        server.start();
    }

    /** The status from now on. */
    public void answer(int next) {
        status = next;
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
