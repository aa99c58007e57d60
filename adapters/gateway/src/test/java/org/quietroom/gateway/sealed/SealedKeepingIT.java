package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;
import static org.quietroom.gateway.sealed.Shots.shoot;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** What a device keeps of a room is its member's: to take along, also when they are not in the room any more, and to delete. */
@InHouse(rooms = "Inside|Outside|Over|Away|Alone|Shown")
class SealedKeepingIT {
    private static final String DELETE_LINK = "a[href='#delete']:visible";
    private static final String PRIVATE_LINK = ".places a[href='#private']";
    private static final String TAKE_LINK = ".places a[href='#history']";

    private final Chromium chromium;
    private final SealedHouse house;

    SealedKeepingIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    /** How many lines of rooms the browser's store has; their names tell it, the rest is sealed. */
    private static final String LINES = """
            async () => {
              const open = indexedDB.open('quietroom-sealed');
              const db = await new Promise(r => open.onsuccess = () => r(open.result));
              const names = db.transaction('records').objectStore('records').getAllKeys();
              const all = await new Promise(r => names.onsuccess = () => r(names.result));
              db.close();
              return all.filter(name => name.includes('|item|')).length;
            }""";

    private static void delete(Page page) {
        page.locator(DELETE_LINK).click();
        assertThat(page.locator("h1")).hasText("Delete the messages on this device?");
        assertThat(page.locator("#aside")).containsText("Other people’s devices");
        page.getByText("Delete them here").click();
        assertThat(page.locator("#aside [role=status]"))
                .hasText("Deleted. This device keeps no messages of this room any more.");
        assertThat(page.locator("#aside [role=status]")).isFocused();
        assertThat(page.evaluate(LINES)).isEqualTo(0);
        page.locator("#aside > p > a").first().click();
    }

    @Test
    void whoIsInDeletesWhatThisDeviceKeepsAndTheRoomGoesOn() {
        try (var one = house.enter(chromium, "inside");
                var two = house.enter(chromium, "inside")) {
            say(one.page, "Before.");
            assertThat(words(two.page)).hasText(new String[] {"Before."});
            two.page.locator(".places a").first().click();
            delete(two.page);
            assertThat(two.page.locator("#write")).isVisible();
            assertThat(two.page.locator("#lines li")).hasCount(0);
            say(one.page, "After.");
            assertThat(words(two.page)).hasText(new String[] {"After."});
            two.page.reload();
            assertThat(words(two.page)).hasText(new String[] {"After."});
            assertThat(words(one.page)).hasText(new String[] {"Before.", "After."});
        }
    }

    @Test
    void whoIsOutTakesMessagesAlongAndDeletesThem() {
        try (var one = house.enter(chromium, "outside")) {
            Page page = one.page;
            say(page, "Said here.");
            assertThat(words(page)).hasCount(1);
            page.locator(".places a").first().click();
            page.getByText("Leave this room on this device").click();
            assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(page.locator("#sealed .say")).isInViewport();
            page.locator(TAKE_LINK).click();
            page.getByText("Make the file").click();
            assertThat(page.locator(".code")).isVisible();
            page.locator("#aside > p > a").first().click();
            delete(page);
            assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(words(page)).hasCount(0);
            assertThat(page.locator(TAKE_LINK)).hasCount(0);
            page.reload();
            assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(words(page)).hasCount(0);
        }
    }

    @Test
    void aRoomThatEndedIsNotEnteredAgainForHavingBeenEmptied() {
        try (var one = house.enter(chromium, "over")) {
            Page page = one.page;
            say(page, "Said here.");
            assertThat(words(page)).hasCount(1);
            house.end("over");
            page.reload();
            assertThat(page.locator("#sealed .say")).containsText("This room ended");
            assertThat(page.locator(TAKE_LINK)).isVisible();
            delete(page);
            page.reload();
            assertThat(page.locator("#sealed .say")).containsText("This room ended");
            assertThat(page.locator("#write")).isHidden();
            page.locator("#sealed .say button").click();
            assertThat(page.locator("#write")).isVisible();
            assertThat(words(page)).hasCount(0);
        }
    }

    @Test
    void whoIsOutFindsEverythingAgainAfterTheyHaveLoadedThePageAnew() {
        try (var one = house.enter(chromium, "away");
                var two = house.enter(chromium, "away")) {
            Page page = one.page;
            String fern = two.page.locator(".me b").textContent();
            say(page, "For all.");
            assertThat(words(page)).hasText(new String[] {"For all."});
            alone(one.page, two.page, fern);
            house.open(page, "away#people");
            page.getByText("Leave this room on this device").click();
            assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(two.page.locator(".places a").first()).hasText("1 member, 1 device");
            say(two.page, "Not for who is out.");
            for (int times = 0; times < 2; times++) {
                page.reload();
                assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
                assertThat(page.locator("#write")).isHidden();
                assertThat(words(page)).hasText(new String[] {"For all."});
                page.locator(PRIVATE_LINK).click();
                page.getByText("Go to " + fern).click();
                assertThat(words(page)).hasText(new String[] {"For you alone."});
                house.open(page, "away");
            }
            assertThat(two.page.locator(".places a").first()).hasText("1 member, 1 device");
            page.locator("#sealed .say button").click();
            assertThat(page.locator("#write")).isVisible();
            say(two.page, "For both again.");
            assertThat(words(page)).hasText(new String[] {"For all.", "For both again."});
        }
    }

    /** The first one writes to the second one alone, who has their page open. */
    private static void alone(Page one, Page two, String name) {
        assertThat(one.locator(".places a").first()).hasText("2 members, 2 devices");
        one.locator(".places a").first().click();
        one.getByText("Write to " + name + " alone").click();
        say(one, "For you alone.");
        two.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(words(one)).hasText(new String[] {"For you alone."});
    }

    @Test
    void aPrivateRoomOfARoomThatEndedIsListedAndItsMessagesAreTakenAlongAndDeleted() {
        try (var one = house.enter(chromium, "alone");
                var two = house.enter(chromium, "alone")) {
            Page page = one.page;
            String fern = two.page.locator(".me b").textContent();
            alone(page, two.page, fern);
            house.end("alone");
            house.open(page, "alone");
            assertThat(page.locator("#sealed .say")).containsText("This room ended");
            page.locator("a[href='#delete']:visible").click();
            page.getByText("Delete them here").click();
            assertThat(page.locator("#aside [role=status]")).isFocused();
            house.open(page, "alone");
            assertThat(page.locator("#sealed .say")).containsText("This room ended");

            page.locator(PRIVATE_LINK).click();
            assertThat(page.locator(".people li")).containsText(new String[] {"ended; what is here can still be read"});
            assertThat(page.locator("#sealed .say")).isHidden();
            shoot(page, "sealed-private-ended");
            page.getByText("Go to " + fern).click();
            assertThat(page.locator("h1")).hasText(fern + " and you, alone");
            assertThat(page.locator("#sealed .say")).containsText("This room ended");
            assertThat(words(page)).hasText(new String[] {"For you alone."});
            page.getByText("Take your messages to another device").click();
            page.getByText("Make the file").click();
            assertThat(page.locator(".code")).isVisible();
            page.locator("#aside > p > a").first().click();
            page.getByText("Delete the messages on this device").click();
            page.getByText("Delete them here").click();
            assertThat(page.locator("#aside [role=status]")).isFocused();
            assertThat(page.evaluate(LINES)).isEqualTo(0);
            house.open(page, "alone#private");
            page.reload();
            assertThat(page.locator("#aside")).containsText("Nobody yet.");
            assertThat(page.locator(PRIVATE_LINK)).isHidden();
        }
    }

    @Test
    void picturesOfBoth() {
        house.inEachLook(chromium, (page, tone) -> {
            house.end("shown");
            house.open(page, "shown");
            say(page, "Soup here, and rain.");
            assertThat(words(page)).hasCount(1);
            house.open(page, "shown#delete");
            assertThat(page.locator("#aside li")).hasCount(4);
            shoot(page, "sealed-delete" + tone);
            page.locator("#aside button.main").click();
            assertThat(page.locator("#aside [role=status]")).isFocused();
            shoot(page, "sealed-deleted" + tone);
            page.locator("#aside > p > a").first().click();
            say(page, "More soup.");
            assertThat(words(page)).hasCount(1);
            house.end("shown");
            page.reload();
            assertThat(page.locator("#sealed .say button")).isVisible();
            shoot(page, "sealed-kept" + tone);
            page.locator(".places a[href='#delete']").click();
            assertThat(page.locator("#aside li")).hasCount(4);
            shoot(page, "sealed-delete-ended" + tone);
        });
    }
}
