package org.quietroom.encryption.room.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.encryption.room.HubAwayException;
import org.quietroom.encryption.room.HubLink;

/** How a member's program comes into a house, and what it refuses to do there. */
final class VisitTest {
    private PaperHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new PaperHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void comesInAsABrowserDoesAndIsKnownByTheSameCookie() {
        Visit visit = Visit.arrive(house.address());
        assertThat(visit.pass()).isEqualTo("house=abc");
        assertThat(visit).asString().doesNotContain("abc");
        Reply reply = Visit.again(house.address(), visit.pass()).room("evening").call("refill", "{\"a\":1}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo("{\"left\":1}");
        assertThat(house.asked)
                .containsExactly(
                        "POST /arrive null ",
                        "GET /rooms/evening house=abc ",
                        "POST /rooms/evening/sealed/refill house=abc {\"a\":1}");
        visit.alone("evening", new PseudonymId("ab".repeat(16))).call("room", "{}");
        assertThat(house.asked)
                .last()
                .asString()
                .startsWith("POST /rooms/evening/with/" + "ab".repeat(16) + "/sealed/room");
    }

    @Test
    void readsThePageAgainOnceWhenItIsOutOfDate() {
        HubLink link = Visit.again(house.address(), "house=abc").room("evening");
        assertThat(link.call("room", "{}").status()).isEqualTo(200);
        house.wanted = "f2";
        assertThat(link.call("room", "{}").status()).isEqualTo(403);
        house.page = PaperHouse.page("/rooms/evening", "/live/evening", "f2");
        house.asked.clear();
        assertThat(link.call("room", "{}").status()).isEqualTo(200);
        assertThat(house.asked).hasSize(3);
    }

    @Test
    void whoIsNotKnownAnyMoreIsToldSoAndNoRedirectIsFollowed() {
        HubLink link = Visit.again(house.address(), "house=abc").room("evening");
        house.pageStatus = 303;
        assertThatThrownBy(() -> link.call("room", "{}")).isInstanceOf(SignedOutException.class);
        assertThat(house.asked).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndAndAHouseThatIsGoneAreAway() {
        HubLink link = Visit.again(house.address(), "house=abc").room("evening");
        house.reply = new byte[House.LONGEST_ANSWER + 1];
        assertThatThrownBy(() -> link.call("tree", "{}")).isInstanceOf(HubAwayException.class);
        URI gone = house.address();
        house.close();
        assertThatThrownBy(() -> Visit.arrive(gone)).isInstanceOf(HubAwayException.class);
        assertThatThrownBy(() -> link.call("room", "{}")).isInstanceOf(HubAwayException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "ftp://127.0.0.1/", "http://127.0.0.1.example.org/", "https:/"})
    void whoCouldBeOverheardIsNotSpokenTo(String address) {
        assertThatThrownBy(() -> Visit.arrive(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a=b\r\nX: y", "a=b;;c=d", "a=b,c"})
    void aPassIsACookieAndNothingElse(String pass) {
        assertThatThrownBy(() -> Visit.again(house.address(), pass)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageThatSendsItsScriptElsewhereIsNone() {
        for (String base : List.of("//elsewhere.invalid/rooms", "https://elsewhere.invalid", "/a?b", "/a&amp;b", "")) {
            assertThat(RoomPage.read(PaperHouse.page(base, "/live/x", "f")))
                    .as(base)
                    .isEmpty();
            assertThat(RoomPage.read(PaperHouse.page("/rooms/x", base, "f")))
                    .as(base)
                    .isEmpty();
        }
        assertThat(RoomPage.read(PaperHouse.page("/rooms/x", "/live/x", "a b"))).isEmpty();
        assertThat(RoomPage.read("<main id=\"other\" data-base=\"/a\" data-live=\"/b\" data-form=\"c\">"))
                .isEmpty();
        RoomPage page =
                RoomPage.read(PaperHouse.page("/rooms/x", "/live/x", "f-1")).orElseThrow();
        assertThat(page.operation(URI.create("https://house.example/"), "", "send"))
                .hasToString("https://house.example/rooms/x/sealed/send");
        assertThat(page).asString().doesNotContain("f-1");
    }
}
