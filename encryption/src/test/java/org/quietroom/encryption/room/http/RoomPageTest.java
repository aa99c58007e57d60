package org.quietroom.encryption.room.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program takes from the page of a room: paths of the page's own house, or nothing. */
final class RoomPageTest {
    private static final URI HOUSE = URI.create("https://lounge.example/");

    private static String page(String base, String live) {
        return "<main><div id=\"sealed\" data-base=\"" + base + "\" data-live=\"" + live
                + "\" data-form=\"abc\"></div>";
    }

    @Test
    void pathsOfTheHouseLeadThere() {
        RoomPage page = RoomPage.read(page("/rooms/evening%20tea", "/live/evening%20tea"))
                .orElseThrow();
        assertThat(page.operation(HOUSE, "", "send"))
                .hasToString("https://lounge.example/rooms/evening%20tea/sealed/send");
        assertThat(page.events(HOUSE, "/with/b", "d", 7))
                .hasToString("https://lounge.example/live/evening%20tea/with/b?device=d&after=7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "rooms",
                "/rooms/",
                "//other.example/rooms",
                "/rooms/%zz",
                "/rooms/%",
                "/rooms/%2",
                "/a b",
                "/a?b"
            })
    void whatIsNoPathIsRefused(String path) {
        assertThat(RoomPage.read(page(path, "/live"))).isEmpty();
        assertThat(RoomPage.read(page("/rooms", path))).isEmpty();
    }

    /** However many parts it has, reading takes no more than the page itself. */
    @Test
    void aPathWithoutEndIsReadAsAnyOther() {
        String path = "/a%20".repeat(50_000);
        assertThat(RoomPage.read(page(path, path))).isPresent();
        assertThat(RoomPage.read(page(path + "/", path))).isEmpty();
    }
}
