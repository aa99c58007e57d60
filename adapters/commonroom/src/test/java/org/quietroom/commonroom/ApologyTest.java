package org.quietroom.commonroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.RecordingSealedRooms;

/** Whatever does not work: a member reads in their language what happened, why, and what to do next, and loses no words. */
class ApologyTest {
    private final RecordingSealedRooms hub = new RecordingSealedRooms();
    private final ScriptedGate gate = new ScriptedGate(hub);
    private CommonRoomAdapter adapter;
    private Visitor ada;

    @BeforeEach
    void open() {
        hub.serve("sealed.js", "text/javascript", "sha384-" + "A".repeat(64), new byte[1]);
        var house = new CommonRoom(
                Map.of("tea", "Tea", "den", "Den"), Set.of("den"), true, Limits.DEFAULT, Clock.systemUTC());
        adapter = new CommonRoomAdapter(new HostId("common"), house, new WebServer.Address("127.0.0.1", 0, false));
        adapter.open(gate);
        ada = Visitor.at(adapter.address());
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void allLanguagesSayTheSameCalmlyAndInThreeSteps() {
        Set<String> names = Apology.texts("en").stringPropertyNames();
        assertThat(names).hasSizeGreaterThan(40);
        for (String language : Languages.ALL) {
            assertThat(Apology.texts(language).stringPropertyNames())
                    .as(language)
                    .isEqualTo(names);
            for (String name : names) {
                String text = Apology.text(language, name);
                assertThat(text).as("%s in %s", name, language).isNotBlank().doesNotContain("!", "'", "Quietroom");
                if (name.endsWith(".why") || name.endsWith(".next")) {
                    assertThat(text).endsWith(".");
                    assertThat(names).contains(name.substring(0, name.indexOf('.')) + ".what");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'de-AT, en;q=0.5', de, Diesen Raum gibt es nicht, Bitte wähle einen aus der Liste., Schnell weg",
        "'es-MX,es;q=0.9,en;q=0.8', es, No existe esta sala, Elige una de la lista., Salir rápido",
        "'it,fr;q=0.5', fr, Ce salon n’existe pas, Choisissez-en un dans la liste., Partir vite",
        "ko, en, There is no such room, Please choose one from the list., Leave quickly",
        "';;', en, There is no such room, Please choose one from the list., Leave quickly"
    })
    void aPageThatIsNotThereSaysSoInTheMembersLanguage(
            String accepted, String language, String what, String next, String leave) {
        HttpResponse<String> answer = ada.get("/rooms/none", "Accept-Language", accepted);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<html lang=\"" + language + "\">", "<h1>" + what + "</h1>", next, leave, "href=\"/\"")
                .doesNotContain(ada.cookie(), "Guest", "/rooms/none");
        assertThat(ada.get("/rooms/tea/none/none", "Accept-Language", accepted).body())
                .contains("<html lang=\"" + language + "\">", "href=\"/rooms/tea\"");
    }

    @Test
    void wordsThatWereNotSentAreOnThePage() {
        HttpResponse<String> answer = ada.say("tea", "x".repeat(Limits.DEFAULT.text()) + " and <b>more");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains(
                        "A message has at most 4000 characters.",
                        "xx and &lt;b&gt;more</textarea>",
                        "href=\"/rooms/tea\"");
    }

    @Test
    void aFaultOfOursIsNoPuzzleForAMember() {
        gate.broken = true;
        HttpResponse<String> answer = ada.get("/rooms/den", "Accept-Language", "de");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body())
                .contains(
                        "<html lang=\"de\">", "Bei uns ist etwas schiefgegangen", "Es liegt nicht an dir", "/rooms/den")
                .doesNotContain("Exception", "planted", "org.quietroom", ada.cookie());
    }

    @Test
    void aScriptGetsTheSameInOneLine() {
        HttpResponse<String> answer =
                ada.post("/rooms/tea", Map.of("text", "x"), "Quietroom-Script", "1", "Accept-Language", "fr");
        assertThat(answer.body())
                .startsWith("Pas envoyé : cette page n’est plus à jour. ")
                .doesNotContain("<");
    }

    @Test
    void whatTheHubRefusesReachesTheClientAsTheHubSaidIt() {
        hub.answer("send", new SealedRooms.Reply(404, "{\"code\":\"group\",\"text\":\"none\"}"));
        String form = Visitor.find(ada.see("den"), "data-form=\"([^\"]*)\"");
        HttpResponse<String> answer = ada.post("/rooms/den/sealed/send", Map.of(), "Quietroom-Form", form);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"code\":\"group\",\"text\":\"none\"}");
    }

    @Test
    void whatTheClientSendsBeyondTheLimitIsRefusedInAFormThatItReads() {
        String form = Visitor.find(ada.see("den"), "data-form=\"([^\"]*)\"");
        HttpResponse<String> answer = ada.post(
                "/rooms/den/sealed/send", Map.of("x", "x".repeat(SealedDoor.MAX_REQUEST)), "Quietroom-Form", form);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body().toLowerCase(Locale.ROOT)).isEqualTo("{\"code\":\"house.large\",\"text\":\"\"}");
    }
}
