package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;
import static org.quietroom.gateway.sealed.Shots.shoot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** A house has the name that a browser first heard; under another one nothing is opened until its member says so. */
@InHouse(rooms = "Parlour")
class HouseNameIT {
    private static final String ROOM = "**/sealed/room";

    private final Chromium chromium;
    private final SealedHouse house;

    HouseNameIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void anotherNameIsNotBelievedUntilTheMemberSaysSo() {
        try (var one = house.enter(chromium, "parlour")) {
            Page page = one.page;
            Locator notice = page.locator("#sealed .say");
            say(page, "Said at home.");
            assertThat(words(page)).hasText(new String[] {"Said at home."});

            page.route(ROOM, HouseNameIT::renamed);
            page.reload();
            assertThat(notice).containsText("This house now calls itself “cellar”");
            assertThat(notice).containsText("it was called “lounge”");
            shoot(page, "sealed-other-house");
            assertThat(page.locator("#write")).hasCount(0);
            page.unroute(ROOM);
            page.reload();
            assertThat(page.locator("#write")).isVisible();
            assertThat(words(page)).hasText(new String[] {"Said at home."});

            page.route(ROOM, HouseNameIT::renamed);
            page.reload();
            notice.getByText("Go on under the new name").click();
            assertThat(notice).containsText("The list of devices that this server shows does not fit");
            page.unroute(ROOM);
            page.reload();
            assertThat(notice).containsText("This house now calls itself “lounge”");
            notice.getByText("Go on under the new name").click();
            assertThat(page.locator("#write")).isVisible();
            assertThat(words(page)).hasText(new String[] {"Said at home."});
        }
    }

    private static void renamed(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(route.fetch().text().replace("quietroom:lounge/", "quietroom:cellar/")));
    }
}
