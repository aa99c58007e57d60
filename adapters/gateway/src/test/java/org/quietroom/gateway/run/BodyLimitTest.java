package org.quietroom.gateway.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can send the gateway a body without end, signed in or not, also if they never say how long it is. */
class BodyLimitTest {
    private static final int FORM = 512 * 1024;
    private static final int GATE = 1 << 20;

    @TempDir
    Path folder;

    /** Sends {@code length} bytes in chunks and, unless {@code ended}, never says that they were all; the status. */
    private static int send(URI address, String path, String type, int length, boolean ended) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: " + type
                            + "\r\nSec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(ISO_8859_1));
            byte[] bytes = new byte[8 * 1024];
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
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            assertThat(status).startsWith("HTTP/1.1 ");
            return Integer.parseInt(status.split(" ")[1]);
        }
    }

    @Test
    void everyDoorCountsWhatComes() throws Exception {
        String form = "application/x-www-form-urlencoded";
        try (TestGateway rig = TestGateway.start(folder, "")) {
            URI at = rig.gateway().address();
            assertThat(send(at, "/desk/sign-in", form, FORM + 1, false)).isEqualTo(413);
            assertThat(send(at, "/desk/sign-in", form, FORM, true)).isNotIn(413, 500);
            assertThat(send(at, "/desk/sign-in", "multipart/form-data; boundary=x", 1, false))
                    .isEqualTo(415);
            assertThat(send(at, "/v1/hosts/forum/submissions", "application/json", GATE + 1, true))
                    .isEqualTo(413);
        }
    }
}
