package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.go;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import org.junit.jupiter.api.Test;
import org.quietroom.encryption.room.Phase;
import org.quietroom.encryption.room.http.Visit;
import org.quietroom.gateway.console.Chromium;

/** Whoever takes a lost device out of the room has taken it out of private rooms too, from a browser and from a program. */
@InHouse(rooms = "Shelf|Bench")
class LostDeviceIT {
    private final Chromium chromium;
    private final SealedHouse house;

    LostDeviceIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void aBrowserTakesAnotherBrowserOut() {
        try (var one = house.enter(chromium, "shelf");
                var two = house.enter(chromium, "shelf");
                var lost = house.sameMember(chromium, one.page)) {
            String fern = two.page.locator(".me b").textContent();
            String alone = fern + " and you, alone";
            assertThat(one.page.locator(".places a").first()).hasText("2 members, 2 devices");
            one.page.locator(".places a").first().click();
            one.page.getByText("Write to " + fern + " alone").click();
            assertThat(one.page.locator("h1")).hasText(alone);
            String address = one.page.url();
            lost.page.navigate(address);
            assertThat(lost.page.locator("h1")).hasText(alone);
            say(one.page, "Before.");
            two.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(words(lost.page)).hasText(new String[] {"Before."});
            assertThat(one.page.locator(".places a").first()).hasText("2 members, 3 devices");

            go(one.page, "people");
            one.page.locator(".devices button").first().click();
            assertThat(lost.page.locator("#sealed .say")).containsText("taken out of the room");
            go(lost.page, "");
            assertThat(lost.page.locator("h1")).hasText("Shelf");
            assertThat(lost.page.locator("#sealed .say")).containsText("taken out of the room");
            go(lost.page, address.substring(address.indexOf('#') + 1));
            go(one.page, address.substring(address.indexOf('#') + 1));
            assertThat(one.page.locator("h1")).hasText(alone);
            assertThat(one.page.locator(".places a").first()).hasText("2 members, 2 devices");
            say(one.page, "After.");
            assertThat(words(one.page)).hasText(new String[] {"Before.", "After."});
            lost.page.reload();
            assertThat(lost.page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(words(lost.page)).hasText(new String[] {"Before."});
        }
    }

    @Test
    void aProgramTakesAnotherProgramOut() throws Exception {
        Visit visit = Visit.arrive(house.address());
        try (var one = house.enter(chromium, "bench");
                var kept = Program.enter(visit, "bench");
                var lost = Program.enter(visit, "bench")) {
            String other = kept.memberNamed(one.page.locator(".me b").textContent());
            try (var keptAlone = Program.alone(visit, "bench", other, kept);
                    var lostAlone = Program.alone(visit, "bench", other, lost)) {
                go(one.page, "with/" + kept.room.you().substring(kept.room.you().lastIndexOf('/') + 1));
                assertThat(one.page.locator("h1")).hasText(kept.name() + " and you, alone");
                assertThat(one.page.locator(".places a").first()).hasText("2 members, 3 devices");
                say(one.page, "Before.");
                lostAlone.hear("Before.");

                kept.room.removeDevice(lost.room.device());
                lost.await("it was taken out", () -> lost.room.phase() == Phase.OUT);
                lostAlone.await("it was taken out here too", () -> lostAlone.room.phase() == Phase.OUT);
                assertThat(one.page.locator(".places a").first()).hasText("2 members, 2 devices");
                say(one.page, "After.");
                keptAlone.hear("After.");
                assertThat(lostAlone.said())
                        .extracting(line -> line.body().words())
                        .containsExactly("Before.");
            }
        }
    }
}
