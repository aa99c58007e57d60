package org.quietroom.core.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;

/** A POST that does not say how long it is. */
public final class ChunkedRequest {
    private static final int TIMEOUT = 30_000;
    private static final int CHUNK = 8 * 1024;

    private ChunkedRequest() {}

    /**
     * Sends a request; the status of its answer.
     *
     * @param headers more of them, each with its line's end
     * @param length so many bytes
     * @param ended whether it ever says that they were all
     */
    public static int post(URI server, String path, String headers, int length, boolean ended) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(ISO_8859_1));
            try {
                body(out, length, ended);
            } catch (SocketException e) {
                // The server need not wait for the rest before it answers and hangs up.
            }
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            if (status == null || !status.startsWith("HTTP/1.1 ")) {
                throw new IOException("no answer of HTTP/1.1 came");
            }
            return Integer.parseInt(status.split(" ", 3)[1]);
        }
    }

    private static void body(OutputStream out, int length, boolean ended) throws IOException {
        byte[] bytes = new byte[CHUNK];
        Arrays.fill(bytes, (byte) 'x');
        for (int left = length; left > 0; left -= bytes.length) {
            int now = Math.min(left, bytes.length);
            out.write((Integer.toHexString(now) + "\r\n").getBytes(ISO_8859_1));
            out.write(bytes, 0, now);
            out.write("\r\n".getBytes(ISO_8859_1));
        }
        if (ended) {
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        }
        out.flush();
    }
}
