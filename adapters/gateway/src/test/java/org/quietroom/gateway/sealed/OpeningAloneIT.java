package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.go;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** While a private room is being opened nothing can be written by mistake to the room around it. */
@InHouse(rooms = "Lamp")
class OpeningAloneIT {
    private final Chromium chromium;
    private final SealedHouse house;

    OpeningAloneIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void theFieldOfTheRoomAroundItIsGoneAtOnce() {
        try (var one = house.enter(chromium, "lamp");
                var two = house.enter(chromium, "lamp")) {
            assertThat(one.page.locator(".places a").first()).hasText("2 members, 2 devices");
            String fern = two.page.locator(".me b").textContent();
            one.page.locator(".places a").first().click();
            String there = one.page.getByText("Write to " + fern + " alone").getAttribute("href");
            go(one.page, "");
            assertThat(one.page.locator("#write")).isVisible();

            List<Route> held = new ArrayList<>();
            Predicate<String> alone = url -> url.contains("/with/");
            one.page.route(alone, held::add);
            go(one.page, there.substring(there.indexOf('#') + 1));
            assertThat(one.page.locator("#write")).isHidden();
            assertThat(one.page.locator("#aside [role=status]")).hasText("Opening the room \u2026");
            assertThat(one.page.locator("h1")).hasText("Who are you talking to alone?");

            one.page.waitForCondition(() -> !held.isEmpty());
            one.page.unroute(alone);
            held.forEach(Route::resume);
            assertThat(one.page.locator("h1")).hasText(fern + " and you, alone");
            assertThat(one.page.locator("#write")).isVisible();
        }
    }
}
