package org.quietroom.core.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

/** A request as no client would write it, sent as it is. */
public final class RawRequest {
    private static final int TIMEOUT = 60_000;

    private RawRequest() {}

    /** What came until the server hung up: the status, the head in lower case, and the body. */
    public record Answer(int status, String head, String body) {}

    /** Requests that a server of HTTP refuses by itself, each with a line {@code Accept-Language: de} where it can be read. */
    public static Stream<String> malformed() {
        String rest = " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: de\r\nConnection: close\r\n";
        return Stream.of(
                "GET /rooms/%zz" + rest + "\r\n",
                "GET /rooms/tea/%" + rest + "\r\n",
                "GET /%00" + rest + "\r\n",
                "GET /%c3%28" + rest + "\r\n",
                "GET /desk/%zz" + rest + "\r\n",
                "GET /a/..%2f..%5c" + rest + "\r\n",
                "GET /../.." + rest + "\r\n",
                "GET /WEB-INF/web.xml" + rest + "\r\n",
                "GET nowhere" + rest + "\r\n",
                "GET http://[" + rest + "\r\n",
                "GET / HTTP/9.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: one\r\nHost: two\r\nConnection: close\r\n\r\n",
                "GET /" + rest + "Content-Length: x\r\n\r\n",
                "GET /" + rest + "no header\r\n\r\n",
                "GET /" + "x".repeat(8_300) + rest + "\r\n",
                "GET /" + rest + "Cookie: x=" + "x".repeat(8_300) + "\r\n\r\n",
                "TRACE /desk" + rest + "\r\n",
                "BREW /rooms/tea" + rest + "\r\n",
                "PUT /rooms/tea" + rest + "Content-Length: 0\r\n\r\n",
                "POST /live/tea" + rest + "Content-Length: 0\r\n\r\n",
                "DELETE /live-sealed/den" + rest + "\r\n",
                "no request at all\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n");
    }

    /** Sends what was written, and reads until the server hangs up. */
    public static Answer send(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = readAll(socket.getInputStream());
            String[] parts = answer.split("\r\n\r\n", 2);
            if (parts.length < 2 || !parts[0].matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
                throw new IOException("no answer of HTTP/1 came: " + answer);
            }
            return new Answer(Integer.parseInt(parts[0].substring(9, 12)), parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
    }

    private static String readAll(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                all.write(some, 0, n);
            }
        } catch (SocketException e) {
            // A server need not read the rest of what it refuses; what it said came before.
        }
        return all.toString(UTF_8);
    }
}
