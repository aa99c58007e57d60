package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** The line of a message is made anew once it is out: a picture that was shown in it before would be gone. */
@InHouse(rooms = "Pots")
class PictureOnItsWayIT {
    private static final String SEND = "**/sealed/send";

    private final Chromium chromium;
    private final SealedHouse house;

    PictureOnItsWayIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void isNamedAndOnlyShownOnceItIsOut() throws IOException {
        try (var one = house.enter(chromium, "pots")) {
            List<Route> held = new ArrayList<>();
            one.page.route(SEND, held::add);
            one.page.setInputFiles("#picture", new FilePayload("pots.png", "image/png", SealedPicturesIT.picture()));
            assertThat(one.page.locator(".picked img")).isVisible();
            one.page.fill("#alt", "two pots");
            one.page.locator("#write button.main").click();
            assertThat(one.page.locator("#pending")).containsText("Picture \u00b7 two pots");
            assertThat(one.page.locator("#pending button")).hasCount(0);

            one.page.waitForCondition(() -> !held.isEmpty());
            one.page.unroute(SEND);
            held.forEach(Route::resume);
            one.page.getByText("Show the picture: two pots").click();
            assertThat(one.page.locator(".picture img")).isVisible();
        }
    }
}
