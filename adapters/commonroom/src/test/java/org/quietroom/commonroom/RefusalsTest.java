package org.quietroom.commonroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.RawRequest;
import org.quietroom.core.testkit.RecordingSealedRooms;

/** What the HTTP server refuses by itself is said on a page of the house too, and nothing of the server with it. */
class RefusalsTest {
    private static CommonRoomAdapter adapter;

    @BeforeAll
    static void open() {
        var house = new CommonRoom(
                Map.of("tea", "Tea", "den", "Den"), Set.of("den"), true, Limits.DEFAULT, Clock.systemUTC());
        adapter = new CommonRoomAdapter(new HostId("common"), house, new WebServer.Address("127.0.0.1", 0, false));
        adapter.open(new ScriptedGate(new RecordingSealedRooms()));
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    private static RawRequest.Answer send(String request) throws IOException {
        return RawRequest.send(adapter.address(), request);
    }

    @ParameterizedTest
    @MethodSource("org.quietroom.core.testkit.RawRequest#malformed")
    void everyRefusalIsAPageOfTheHouse(String request) throws IOException {
        RawRequest.Answer answer = send(request);
        assertThat(answer.status()).isBetween(400, 599).isNotEqualTo(500);
        assertThat(answer.head())
                .contains(
                        "content-type: text/html",
                        "cache-control: no-store",
                        "content-security-policy: default-src 'none'")
                .contains("referrer-policy: no-referrer", "x-content-type-options: nosniff")
                .doesNotContain("server:", "x-powered-by");
        assertThat(answer.body()).contains("<html lang=", "<h1>", "href=\"/\"", "/room.css");
        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .doesNotContain("jetty", "javalin", "endpoint", "exception", "powered", "servlet", "http error");
    }

    /** With a header more than a request must have. */
    private static RawRequest.Answer send(String line, String header) throws IOException {
        return send(String.join(
                "\r\n",
                line + " HTTP/1.1",
                "Host: localhost",
                header,
                "Content-Length: 0",
                "Connection: close",
                "",
                ""));
    }

    @Test
    void whereTheServerReadNoLanguageEveryoneReadsTheirs() throws IOException {
        RawRequest.Answer answer = send("GET /rooms/tea/%zz", "Accept-Language: de");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<html lang=\"en\">", "<h1>This address cannot be read</h1>")
                .contains("<section lang=\"de\"><h2>Diese Adresse lässt sich nicht lesen</h2>")
                .contains("<section lang=\"es\">", "<section lang=\"fr\">", "Tous les salons");
    }

    @Test
    void whereItDidTheBrowsersLanguageIsTaken() throws IOException {
        RawRequest.Answer answer = send("POST /live/tea", "Accept-Language: de");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body())
                .contains("<html lang=\"de\">", "<h1>Unter dieser Adresse gibt es nichts</h1>")
                .doesNotContain("<section");
    }

    @Test
    void theClientOfSealedRoomsReadsItsOwnForm() throws IOException {
        RawRequest.Answer answer = send("POST /live-sealed/den", "Quietroom-Form: x");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"code\":\"house.missing\",\"text\":\"\"}");
    }
}
