package org.quietroom.commonroom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.RecordingSealedRooms;

/** A body has a longest length also when nobody says how long it is, and it is not read beyond. */
class BodyLimitTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RecordingSealedRooms hub = new RecordingSealedRooms();
    private CommonRoomAdapter adapter;
    private String headers = "";

    @BeforeEach
    void open() {
        hub.serve("sealed.js", "text/javascript", "sha384-" + "A".repeat(64), new byte[1]);
        var house = new CommonRoom(
                Map.of("tea", "Tea", "den", "Den"), Set.of("den"), true, Limits.DEFAULT, Clock.systemUTC());
        adapter = new CommonRoomAdapter(new HostId("common"), house, new WebServer.Address("127.0.0.1", 0, false));
        adapter.open(new ScriptedGate(hub));
        Visitor ada = Visitor.at(adapter.address());
        String form = Visitor.find(ada.see("den"), "data-form=\"([^\"]*)\"");
        headers = "Cookie: " + WebServer.COOKIE + "=" + ada.cookie() + "\r\nQuietroom-Form: " + form + "\r\n";
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    /** Sends {@code length} bytes in chunks and, unless {@code ended}, never says that they were all; the status. */
    private int send(String path, String type, int length, boolean ended) throws IOException {
        URI address = adapter.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: " + type
                            + "\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n")
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
    void aFormIsCutOffAndOneThatFitsIsRead() throws IOException {
        assertThat(send("/rooms/tea", FORM, SealedDoor.MAX_REQUEST + 1, false)).isEqualTo(413);
        assertThat(send("/rooms/tea", FORM, SealedDoor.MAX_REQUEST, true))
                .as("read to its end, and no form of ours")
                .isEqualTo(403);
    }

    @Test
    void aRequestToTheHubIsCutOffWhereItsKindIs() throws IOException {
        hub.answer("send", new SealedRooms.Reply(200, "{}"));
        hub.answer("commit", new SealedRooms.Reply(200, "{}"));
        assertThat(send("/rooms/den/sealed/send", "application/json", SealedDoor.MAX_REQUEST + 1, false))
                .isEqualTo(413);
        assertThat(hub.calls()).isEmpty();
        assertThat(send("/rooms/den/sealed/send", "application/json", SealedDoor.MAX_REQUEST, true))
                .isEqualTo(200);
        assertThat(send("/rooms/den/sealed/commit", "application/json", SealedDoor.MAX_REQUEST + 1, true))
                .isEqualTo(200);
        assertThat(send("/rooms/den/sealed/commit", "application/json", SealedDoor.MAX_UPLOAD + 1, false))
                .isEqualTo(413);
        assertThat(hub.calls()).hasSize(2);
    }

    @Test
    void aBodyOfManyPartsIsNotTakenAtAll() throws IOException {
        assertThat(send("/rooms/tea", "multipart/form-data; boundary=x", 1, false))
                .isEqualTo(415);
    }
}
