package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** What members of Common Room see when something does not work, in two languages, light and dark. */
@InHouse(rooms = "Hall")
class SorryPicturesIT {
    private final Chromium chromium;
    private final SealedHouse house;

    SorryPicturesIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void whatIsNotThereAndWhatWasNotSent() {
        house.inEachLook(chromium, (page, tone) -> {
            house.open(page, "none");
            Shots.shoot(page, "sorry-room" + tone);
            page.navigate(house.address() + "rooms/open-room/%zz");
            assertThat(page.locator("section[lang]")).hasCount(3);
            Shots.shoot(page, "sorry-garbled" + tone);
            page.navigate(house.console("/") + "n/%zz");
            assertThat(page.locator("body.member h1")).isVisible();
            Shots.shoot(page, "sorry-garbled-note" + tone);
            house.open(page, "open-room");
            page.fill("#text", "Soup here too. It was a long day.");
            page.evaluate("() => { const form = document.getElementById('write');"
                    + " form.elements.form.value = 'old'; form.submit(); }");
            assertThat(page.locator("textarea[readonly]")).hasValue("Soup here too. It was a long day.");
            Shots.shoot(page, "sorry-stale" + tone);
            page.locator(".ways a").first().click();
            assertThat(page.locator("#write")).isVisible();
        });
    }
}
