package org.quietroom.commonroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.RecordingSealedRooms;

/** A sealed room's page and the way to the hub behind it, over real HTTP, with a hub that answers as told. */
class SealedDoorTest {
    private static final HostId HOST = new HostId("common");
    private static final String INTEGRITY = "sha384-" + "A".repeat(64);

    private final RecordingSealedRooms hub = new RecordingSealedRooms();
    private final ScriptedGate gate = new ScriptedGate(hub);
    private final HttpClient http = HttpClient.newHttpClient();
    private CommonRoomAdapter adapter;
    private Visitor ada;

    @BeforeEach
    void open() {
        hub.serve("sealed.js", "text/javascript", INTEGRITY, "the program".getBytes(UTF_8));
        adapter = adapter();
        adapter.open(gate);
        ada = Visitor.at(adapter.address());
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    private static CommonRoomAdapter adapter() {
        var house = new CommonRoom(
                Map.of("tea", "Tea", "den", "Den"), Set.of("den"), true, Limits.DEFAULT, Clock.systemUTC());
        return new CommonRoomAdapter(HOST, house, new WebServer.Address("127.0.0.1", 0, false));
    }

    @Test
    void thePageNamesItsProgramWithItsDigestAndSaysWhoCanSeeWhat() {
        HttpResponse<String> page = ada.get("/rooms/den");
        assertThat(page.body())
                .contains("src=\"/sealed/sealed.js\" integrity=\"" + INTEGRITY + "\"")
                .contains("Who you are: <b>Veiled</b>", "Your words: <b>Sealed</b>")
                .contains("Whoever serves this page could")
                .contains("browser’s cryptography")
                .doesNotContain("Your words: <b>the team can read</b>");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(csp -> assertThat(csp)
                        .contains("default-src 'none'", "script-src 'self'", "form-action 'none'")
                        .contains("require-trusted-types-for 'script'")
                        .doesNotContain("unsafe"));
        assertThat(ada.get("/sealed/sealed.js").body()).isEqualTo("the program");
        assertThat(ada.get("/sealed/other.js").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageSpeaksTheFirstLanguageOfTheBrowserThatItHasAndBringsItsHelpAlong() {
        hub.serve("crisis.json", "application/json", INTEGRITY, "{}".getBytes(UTF_8));
        String german = send(request("/rooms/den", ada)
                        .header("Accept-Language", "nl;q=0.9, de-AT;q=0.8, en;q=0.5")
                        .build())
                .body();
        assertThat(german)
                .contains("<html lang=\"de\">", "Deine Worte: <b>versiegelt</b>")
                .contains("data-pack=\"/sealed/crisis.json\" data-integrity=\"" + INTEGRITY + "\"")
                .contains("<p data-tier=\"ideation\">Help in de &lt;b&gt;</p>");
        assertThat(send(request("/rooms/den", ada)
                                .header("Accept-Language", "en-GB, de;q=0.5")
                                .build())
                        .body())
                .contains("<html lang=\"en\">", "Help in en");
        assertThat(send(request("/rooms/den", ada)
                                .header("Accept-Language", "x;;")
                                .build())
                        .body())
                .contains("<html lang=\"en\">");
    }

    @Test
    void aPageLoadsTheTextsOfItsLanguageBeforeItsProgramAndNoOthers() {
        for (String language : new String[] {"de", "es", "fr"}) {
            hub.serve("sealed-" + language + ".js", "text/javascript", INTEGRITY, "texts".getBytes(UTF_8));
        }
        for (String language : new String[] {"de", "es", "fr", "en"}) {
            String page = send(request("/rooms/den", ada)
                            .header("Accept-Language", language + "-XX, en;q=0.1")
                            .build())
                    .body();
            String texts = "src=\"/sealed/sealed-" + language + ".js\" integrity=\"" + INTEGRITY + "\"";
            assertThat(page).contains("<html lang=\"" + language + "\">");
            assertThat(page.indexOf(texts))
                    .isEqualTo(language.equals("en") ? -1 : page.indexOf("src=\"/sealed/sealed-"));
            assertThat(page.split("src=\"/sealed/sealed-", -1)).hasSize(language.equals("en") ? 1 : 2);
            assertThat(page.lastIndexOf("src=\"/sealed/sealed.js\"")).isGreaterThan(page.indexOf(texts));
        }
    }

    @Test
    void requestsReachTheHubInTheMembersNameAndUnread() {
        hub.answer("send", new Reply(409, "{\"code\":\"epoch.past\",\"epoch\":4}"));
        HttpResponse<String> answer = call(ada, "den", "send", "{\"message\":\"AAEC\"}", form());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("epoch.past");
        assertThat(hub.calls()).singleElement().satisfies(called -> {
            assertThat(called.operation()).isEqualTo("send");
            assertThat(called.json()).isEqualTo("{\"message\":\"AAEC\"}");
            assertThat(called.member().room()).isEqualTo(new RoomId(HOST, "den"));
        });
    }

    @Test
    void withoutOurPagesTokenOrOutsideASealedRoomNothingReachesTheHub() {
        String form = form();
        assertThat(call(ada, "den", "send", "{}", "").statusCode()).isEqualTo(403);
        assertThat(call(Visitor.at(adapter.address()), "den", "send", "{}", form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(call(ada, "tea", "send", "{}", form).statusCode()).isEqualTo(404);
        assertThat(call(ada, "den", "send%2f..", "{}", form).statusCode()).isBetween(400, 404);
        assertThat(hub.calls()).isEmpty();
    }

    @Test
    void aTreeMayBeLongerThanAnythingElse() {
        hub.answer("commit", new Reply(200, "{}"));
        assertThat(call(ada, "den", "commit", "x".repeat(1_500_000), form()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoLeavesForGoodIsForgottenByTheHubToo() {
        String form = form();
        call(ada, "den", "send", "{}", form);
        ada.post("/leave", Map.of("form", form));
        assertThat(hub.forgotten()).containsExactly(hub.calls().get(0).member());
    }

    @Test
    void nothingIsEverPublishedInTheClear() {
        var answer = ada.post("/rooms/den", Map.of("form", form(), "draft", "", "to", "", "text", "bare words"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("bare words", "sealed");
        assertThat(gate.asked).isEmpty();
        assertThat(ada.get("/live/den?since=0").statusCode()).isEqualTo(404);
    }

    @Test
    void aPrivateRoomIsAskedForInTheNameOfOneOfItsTwoMembers() {
        hub.answer("room", new Reply(200, "{}"));
        String form = form();
        call(ada, "den", "room", "{}", form);
        PseudonymId mine = hub.calls().get(0).member().id();
        String other = mine.value().equals("f".repeat(32)) ? "e".repeat(32) : "f".repeat(32);
        assertThat(call(ada, "den/with/" + other, "room", "{}", form).statusCode())
                .isEqualTo(200);
        Pseudonym asked = hub.calls().get(1).member();
        assertThat(asked.id()).isEqualTo(mine);
        assertThat(PrivateRoom.of(asked.room())).hasValueSatisfying(pair -> {
            assertThat(pair.parent()).isEqualTo(new RoomId(HOST, "den"));
            assertThat(pair.admits(mine)).isTrue();
            assertThat(pair.otherThan(mine)).isEqualTo(new PseudonymId(other));
        });
        for (String nobody : List.of(mine.value(), "somebody", "f".repeat(31))) {
            assertThat(call(ada, "den/with/" + nobody, "room", "{}", form).statusCode())
                    .as(nobody)
                    .isEqualTo(404);
        }
        assertThat(hub.calls()).hasSize(2);
        assertThat(send(request("/live-sealed/den/with/" + mine + "?device=d", ada)
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aHouseThatOpensKnowsNobodySoItsSealedRoomsBeginAnew() {
        assertThat(hub.ended()).containsExactly(new RoomId(HOST, "den"));
    }

    @Test
    void withoutAHubSealedRoomsDoNotOpenAndSayWhy() {
        CommonRoomAdapter alone = adapter();
        assertThatThrownBy(() -> alone.open(new ScriptedGate()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sealed-rooms");
        alone.close();
    }

    @Test
    void sealedRoomsNeedVeiledNamesAndTitlesOfTheirOwn() {
        var provider = new CommonRoomProvider();
        assertThatThrownBy(() -> provider.create(HOST, Settings.of(Map.of("sealed-rooms", "Den", "guest-names", true))))
                .hasMessageContaining("guest-names");
        assertThatThrownBy(() -> provider.create(HOST, Settings.of(Map.of("sealed-rooms", "Tea", "rooms", "Tea"))))
                .hasMessageContaining("same room");
    }

    private String form() {
        return Visitor.find(ada.see("den"), "data-form=\"([^\"]*)\"");
    }

    private HttpResponse<String> call(Visitor visitor, String room, String operation, String json, String form) {
        return send(request("/rooms/" + room + "/sealed/" + operation, visitor)
                .header("Content-Type", "application/json")
                .header("Quietroom-Form", form)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path, Visitor visitor) {
        URI at = adapter.address().resolve(path);
        return HttpRequest.newBuilder(at).header("Cookie", WebServer.COOKIE + "=" + visitor.cookie());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
