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
    void aWayLeadsToTheRoomThatItWasMadeForAndToNoOther() {
        String a = "a".repeat(32);
        String b = "b".repeat(32);
        String c = "c".repeat(32);
        Visit visit = Visit.again(house.address(), "house=abc");
        HubLink room = visit.room("evening%20tea");
        String uri = "quietroom:common/evening%20tea";
        assertThat(room.leadsTo(uri, uri + "/" + a)).isTrue();
        for (String other :
                List.of("quietroom:common/evening", uri + "~" + a + "~" + b, "evening%20tea", "quietroom:x/%zz")) {
            assertThat(room.leadsTo(other, other + "/" + a)).as(other).isFalse();
        }
        assertThat(room.leadsTo(uri, uri)).isFalse();
        assertThat(room.leadsTo(uri, "quietroom:common/evening/" + a)).isFalse();

        HubLink alone = visit.alone("evening%20tea", new PseudonymId(b));
        String pair = uri + "~" + a + "~" + b;
        assertThat(alone.leadsTo(pair, pair + "/" + a)).isTrue();
        assertThat(alone.leadsTo(pair, pair + "/" + b))
                .as("in the other's name")
                .isFalse();
        assertThat(alone.leadsTo(uri, uri + "/" + a)).as("the room for all").isFalse();
        for (String other :
                List.of(uri + "~" + a + "~" + c, uri + "~" + b + "~" + a, "quietroom:common/noon~" + a + "~" + b)) {
            assertThat(alone.leadsTo(other, other + "/" + a)).as(other).isFalse();
        }
        String elsewhere = "quietroom:cellar/evening%20tea";
        for (HubLink link : List.of(room, visit.room("evening%20tea"))) {
            assertThat(link.leadsTo(elsewhere, elsewhere + "/" + a))
                    .as("the house had another name before")
                    .isFalse();
        }
        assertThat(Visit.again(house.address(), "house=abc")
                        .room("evening%20tea")
                        .leadsTo(elsewhere, elsewhere + "/" + a))
                .as("the first name is the hub's word")
                .isTrue();
        HubLink smaller = visit.alone("evening%20tea", new PseudonymId(a));
        assertThat(smaller.leadsTo(pair, pair + "/" + b)).isTrue();
    }

    @Test
    void aHouseKeepsTheNameThatItHadAtAnEarlierVisit() {
        String a = "a".repeat(32);
        String uri = "quietroom:common/evening";
        String elsewhere = "quietroom:cellar/evening";
        Visit first = Visit.arrive(house.address());
        assertThat(first.name()).isEmpty();
        assertThat(first.room("evening").leadsTo(uri, uri + "/" + a)).isTrue();
        assertThat(first.name()).hasValue("common");

        Visit later = Visit.again(house.address(), first.pass()).named("common");
        assertThat(later.name()).hasValue("common");
        assertThat(later.room("evening").leadsTo(elsewhere, elsewhere + "/" + a))
                .isFalse();
        assertThat(later.room("evening").leadsTo(uri, uri + "/" + a)).isTrue();
        assertThat(later.named("common")).isSameAs(later);
        assertThatThrownBy(() -> later.named("cellar")).isInstanceOf(IllegalArgumentException.class);
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
