package org.quietroom.commonroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.ChunkedRequest;
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

    private int send(String path, String type, int length, boolean ended) throws IOException {
        return ChunkedRequest.post(adapter.address(), path, "Content-Type: " + type + "\r\n" + headers, length, ended);
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
        assertThat(send("/rooms/tea", "multipart/form-data; boundary=x", 0, false))
                .isEqualTo(415);
    }
}
