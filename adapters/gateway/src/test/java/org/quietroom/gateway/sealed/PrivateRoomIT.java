package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** Two members of a sealed room talk alone: found by the other one, seen by nobody else. */
@InHouse(rooms = "Den|Nook")
class PrivateRoomIT {
    private final Chromium chromium;
    private final SealedHouse house;

    PrivateRoomIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void twoTalkAloneAndAThirdLearnsNothingOfIt() {
        try (var one = house.enter(chromium, "den");
                var two = house.enter(chromium, "den");
                var three = house.enter(chromium, "den")) {
            assertThat(one.page.locator(".places a").first()).hasText("3 members, 3 devices");
            String reed = one.page.locator(".me b").textContent();
            String fern = two.page.locator(".me b").textContent();
            one.page.locator(".places a").first().click();
            one.page.getByText("Write to " + fern + " alone").click();
            assertThat(one.page.locator("h1")).hasText(fern + " and you, alone");
            say(one.page, "Only for you.");
            look(two.page);
            assertThat(news(two.page)).hasText("Private: 1 new");
            news(two.page).click();
            two.page.getByText("Go to " + reed).click();
            assertThat(two.page.locator("h1")).hasText(reed + " and you, alone");
            assertThat(words(two.page)).hasText(new String[] {"Only for you."});
            say(two.page, "And for you.");
            assertThat(words(one.page)).hasText(new String[] {"Only for you.", "And for you."});

            String number = compare(one.page, fern);
            assertThat(compare(two.page, reed)).isEqualTo(number).matches("([0-9]{5} ){11}[0-9]{5}");

            three.page.reload();
            assertThat(three.page.locator("#write")).isVisible();
            three.page.locator(".places a").first().click();
            assertThat(three.page.locator(".people li")).hasCount(3);
            assertThat(three.page.locator("body")).not().containsText("Only for you");
            assertThat(three.page.evaluate(PAIRS)).isEqualTo("{\"pairs\":[]}");
        }
        assertThat(house.foreign()).isEmpty();
    }

    /** What the hub tells a member of private rooms. */
    private static final String PAIRS = """
            async () => {
              const {base, form} = document.getElementById('sealed').dataset;
              const headers = {'Content-Type': 'application/json', 'Quietroom-Form': form};
              return (await fetch(base + '/sealed/pairs', {method: 'POST', body: '{}', headers})).text();
            }""";

    /** As when somebody comes back to the tab: the page asks at once what is new. */
    private static void look(Page page) {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static Locator news(Page page) {
        return page.locator(".places a[href='#private']");
    }

    private static String compare(Page page, String name) {
        page.locator(".places a").first().click();
        page.locator(".people a", new Page.LocatorOptions().setHasText("Compare"))
                .click();
        assertThat(page.locator("h1")).hasText("The same number as " + name + "?");
        assertThat(page.locator(".number td")).hasCount(12);
        return String.join(" ", page.locator(".number td").allTextContents());
    }

    @Test
    void aPrivateMessageIsReportedLikeAnyOtherAndSaysThatItWasPrivate() {
        try (var one = house.enter(chromium, "nook");
                var two = house.enter(chromium, "nook");
                var desk = chromium.window(1280, options -> {})) {
            String reed = one.page.locator(".me b").textContent();
            String fern = two.page.locator(".me b").textContent();
            one.page.locator(".places a").first().click();
            one.page.getByText("Write to " + fern + " alone").click();
            say(one.page, "Something unkind.");
            look(two.page);
            assertThat(news(two.page)).hasText("Private: 1 new");
            news(two.page).click();
            two.page.getByText("Go to " + reed).click();
            assertThat(words(two.page)).hasCount(1);
            two.page.locator(".places a").last().click();
            two.page.locator(".tick input").first().check();
            two.page.getByLabel("Insults or threats").check();
            two.page.locator("form.report button").click();
            two.page.locator(".answers button.main").click();
            assertThat(two.page.locator("h1")).hasText("Your report was sent");

            house.desk(desk);
            desk.page.navigate(house.console("/desk/queue").toString());
            var cases = desk.page.locator("article.case");
            cases.locator("form button").click();
            desk.page.navigate(house.console("/desk/queue").toString());
            cases.locator("h2 a").click();
            desk.page.locator("text=Show the text").first().click();
            assertThat(desk.page.locator("main")).containsText("Something unkind.");
            assertThat(desk.page.locator("main"))
                    .containsText(reed + " sent these words to one other member of nook alone on");
        }
    }
}
