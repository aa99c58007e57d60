package org.quietroom.commonroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.RecordingSealedRooms;

/** The events of sealed rooms on their way to pages, over real HTTP. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SealedFeedTest {
    private final RecordingSealedRooms hub = new RecordingSealedRooms();
    private final HttpClient http = HttpClient.newHttpClient();
    private CommonRoomAdapter adapter;
    private Visitor ada;

    @BeforeEach
    void open() {
        CommonRoom house = new CommonRoom(Map.of("den", "Den"), Set.of("den"), true, Limits.DEFAULT, Clock.systemUTC());
        adapter = new CommonRoomAdapter(new HostId("common"), house, new WebServer.Address("127.0.0.1", 0, false));
        adapter.open(new ScriptedGate(hub));
        ada = Visitor.at(adapter.address());
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void eventsComeInOrderAndAReaderWhoLeavesIsForgotten() {
        try (Stream<String> events = listen("some-device")) {
            Await.until("the reader listens", () -> hub.listeners() == 1);
            hub.tell("some-device", new Event(7, "{\"sequence\":7}"));
            hub.tell("some-device", new Event(9, "{\"sequence\":9}"));
            assertThat(events.filter(line -> !line.isEmpty() && !line.startsWith(":"))
                            .limit(4))
                    .containsExactly("id: 7", "data: {\"sequence\":7}", "id: 9", "data: {\"sequence\":9}");
        }
        Await.until("the reader is forgotten", () -> {
            hub.tell("some-device", new Event(10, "{}"));
            return hub.listeners() == 0;
        });
    }

    /** A page that is loaded again must not wait until the house notices that the one before is gone. */
    @Test
    void aDeviceListensOnceAndAMemberOnManyDevices() {
        List<Stream<String>> streams = new ArrayList<>();
        try {
            for (int device = 0; device < 30; device++) {
                streams.add(listen("device-" + device));
            }
            for (int times = 0; times < 3; times++) {
                streams.add(listen("device-7"));
            }
            assertThat(streams.get(7).filter(line -> line.startsWith("data:"))).isEmpty();
            Await.until("the earlier ones are forgotten", () -> hub.listeners() == 30);
            assertThat(ask("one-more").statusCode()).isEqualTo(429);
            hub.tell("device-7", new Event(7, "{}"));
            assertThat(streams.get(32).filter(line -> line.startsWith("data:")).findFirst())
                    .contains("data: {}");
        } finally {
            streams.forEach(Stream::close);
        }
    }

    private Stream<String> listen(String device) {
        return ask(device).body();
    }

    private HttpResponse<Stream<String>> ask(String device) {
        HttpRequest request = HttpRequest.newBuilder(
                        adapter.address().resolve("/live-sealed/den?device=" + device + "&after=0"))
                .header("Cookie", WebServer.COOKIE + "=" + ada.cookie())
                .build();
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
