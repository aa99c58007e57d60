package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** Browsers in sealed rooms through the real gateway: what is read by whom, and what survives. */
@InHouse(rooms = "Three|Out|Report|Reload|Kill|Number|Tabs|Plain")
class SealedRoomIT {
    private static final String PLANTED = "a teapot named Quincey";

    private final Chromium chromium;
    private final SealedHouse house;

    SealedRoomIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void twoTalkAThirdSeesNothingEarlierAndJoinsAreLinesInTheRoom() {
        try (var one = house.enter(chromium, "three");
                var two = house.enter(chromium, "three")) {
            say(one.page, "Is the kettle on?");
            assertThat(words(two.page)).hasText(new String[] {"Is the kettle on?"});
            say(two.page, "It is.");
            assertThat(words(one.page)).hasText(new String[] {"Is the kettle on?", "It is."});
            try (var three = house.enter(chromium, "three")) {
                String name = three.page.locator(".me b").textContent();
                for (Page page : List.of(one.page, two.page)) {
                    assertThat(page.locator("#lines li.event").last()).containsText(name + " came in.");
                    assertThat(page.locator(".places a").first()).hasText("3 members, 3 devices");
                }
                assertThat(three.page.locator("#lines")).containsText("cannot be read on this device");
                say(one.page, "Good evening.");
                assertThat(words(three.page)).hasText(new String[] {"Good evening."});
            }
        }
    }

    @Test
    void aDeviceThatIsTakenOutReadsNothingLater() {
        try (var one = house.enter(chromium, "out");
                var two = house.enter(chromium, "out")) {
            try (var lost = house.sameMember(chromium, two.page)) {
                house.open(lost.page, "out");
                assertThat(lost.page.locator("#write")).isVisible();
                assertThat(one.page.locator("#lines li.event").last()).containsText("has a new device");
                say(one.page, "Before.");
                assertThat(words(lost.page)).hasText(new String[] {"Before."});

                two.page.locator(".places a").first().click();
                two.page.locator(".devices button").click();
                assertThat(lost.page.locator("#sealed .say")).containsText("taken out of the room");
                assertThat(lost.page.locator("#write")).isHidden();
                assertThat(one.page.locator("#lines li.event").last()).containsText("was taken out");
                say(one.page, "After.");
                assertThat(words(two.page).last()).hasText("After.");
                assertThat(words(lost.page)).hasText(new String[] {"Before."});
            }
        }
    }

    @Test
    void aReportReachesTheDeskVerifiedAndHoldsWhatWasTickedAlone() {
        try (var one = house.enter(chromium, "report");
                var two = house.enter(chromium, "report");
                var desk = chromium.window(1280, options -> {})) {
            String author = one.page.locator(".me b").textContent();
            say(one.page, "Something private.");
            say(one.page, "Something that must be looked at.");
            assertThat(words(two.page)).hasCount(2);
            two.page.locator(".places a").last().click();
            two.page
                    .locator(".tick", new Page.LocatorOptions().setHasText("looked at"))
                    .locator("input")
                    .check();
            two.page.getByLabel("Insults or threats").check();
            two.page.locator("form.report button").click();
            assertThat(two.page.locator("h1")).hasText("Send this to the moderators?");
            assertThat(two.page.locator(".preview li")).hasCount(1);
            two.page.locator(".answers button.main").click();
            assertThat(two.page.locator("h1")).hasText("Your report was sent");

            house.desk(desk);
            desk.page.navigate(house.console("/desk/queue").toString());
            var cases = desk.page.locator("article.case");
            assertThat(cases).hasCount(1);
            assertThat(cases).not().containsText("looked at");
            cases.locator("form button").click();
            desk.page.navigate(house.console("/desk/queue").toString());
            cases.locator("h2 a").click();
            desk.page.locator("text=Show the text").first().click();
            assertThat(desk.page.locator("main")).containsText("Something that must be looked at.");
            assertThat(desk.page.locator("main")).containsText("Verified.");
            assertThat(desk.page.locator("main"))
                    .containsText("This report proves to this desk that " + author + " sent these words in");
            assertThat(desk.page.locator("body")).not().containsText("Something private.");
        }
    }

    @Test
    void aReloadKeepsWhatWasRead() {
        try (var one = house.enter(chromium, "reload");
                var two = house.enter(chromium, "reload")) {
            say(one.page, "One.");
            assertThat(words(two.page)).hasText(new String[] {"One."});
            two.page.reload();
            assertThat(words(two.page)).hasText(new String[] {"One."});
            say(one.page, "Two.");
            assertThat(words(two.page)).hasText(new String[] {"One.", "Two."});
            one.page.reload();
            assertThat(words(one.page)).hasText(new String[] {"One.", "Two."});
        }
    }

    @Test
    void closedBetweenStoringAndSendingNothingIsLost() {
        try (var one = house.enter(chromium, "kill");
                var two = house.enter(chromium, "kill")) {
            one.page.route("**/sealed/send", route -> route.abort());
            say(one.page, "Kept, then sent.");
            assertThat(one.page.locator("#pending .words")).hasText(new String[] {"Kept, then sent."});
            Page again = house.another(one.page);
            one.page.close();
            house.open(again, "kill");
            assertThat(words(again)).hasText(new String[] {"Kept, then sent."});
            assertThat(words(two.page)).hasText(new String[] {"Kept, then sent."});
            say(two.page, "Read.");
            assertThat(words(again)).hasText(new String[] {"Kept, then sent.", "Read."});
            assertThat(two.page.locator("#lines")).not().containsText("could not be checked");
        }
    }

    @Test
    void twoCompareTheSameNumberAndTheAnswerIsKept() {
        try (var one = house.enter(chromium, "number");
                var two = house.enter(chromium, "number")) {
            String other = two.page.locator(".me b").textContent();
            String mine = compare(one.page, other);
            assertThat(mine).matches("([0-9]{5} ){11}[0-9]{5}");
            assertThat(compare(two.page, one.page.locator(".me b").textContent()))
                    .isEqualTo(mine);
            one.page.getByText("They match").click();
            one.page.locator("#aside > p > a").first().click();
            one.page.locator(".places a").first().click();
            assertThat(one.page.locator(".people")).containsText("compared on");
            try (var three = house.enter(chromium, "number")) {
                one.page.locator("#aside > p > a").first().click();
                one.page.locator(".places a").first().click();
                assertThat(one.page.locator(".people li")).hasCount(3);
                assertThat(one.page.locator(".people")).containsText("compared on");
                assertThat(compare(three.page, other)).isNotEqualTo(mine);
            }
        }
    }

    private static String compare(Page page, String name) {
        page.locator(".places a").first().click();
        page.locator(".people a", new Page.LocatorOptions().setHasText("number with " + name))
                .click();
        assertThat(page.locator("h1")).hasText("The same number as " + name + "?");
        assertThat(page.locator("#aside .answers button"))
                .hasText(new String[] {"They match", "They don’t match", "Not now"});
        return String.join(" ", page.locator(".number td").allTextContents());
    }

    @Test
    void oneTabAtATime() {
        try (var one = house.enter(chromium, "tabs")) {
            Page second = house.another(one.page);
            house.open(second, "tabs");
            assertThat(second.locator("#sealed")).containsText("open in another tab");
            second.locator("#sealed button").click();
            assertThat(second.locator("#write")).isVisible();
            assertThat(one.page.locator("#sealed .say")).containsText("open in another tab");
            say(second, "Here now.");
            assertThat(words(second)).hasText(new String[] {"Here now."});
        }
    }

    @Test
    void nothingIsKeptInTheClearNorAskedOfAnybodyElse() throws IOException {
        try (var one = house.enter(chromium, "plain");
                var two = house.enter(chromium, "plain")) {
            say(one.page, PLANTED);
            assertThat(words(two.page)).hasText(new String[] {PLANTED});
            assertThat(one.page.evaluate("async () => (await indexedDB.databases()).length"))
                    .isEqualTo(1);
            assertThat(one.page.evaluate(READ_STORE).toString())
                    .contains("records")
                    .doesNotContain("Quincey");
        }
        try (Stream<Path> files = Files.walk(house.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("Quincey");
            }
        }
        assertThat(house.foreign()).isEmpty();
        assertThat(house.complaints())
                .filteredOn(c -> c.contains("Content Security Policy") || c.contains("rror:"))
                .isEmpty();
    }

    /** Everything in the browser's store as text; the key shows as what it is, one that is not given out. */
    private static final String READ_STORE = """
            async () => {
              const open = indexedDB.open('quietroom-sealed');
              const db = await new Promise(r => open.onsuccess = () => r(open.result));
              let all = '';
              for (const name of db.objectStoreNames) {
                const store = db.transaction(name).objectStore(name);
                const values = await new Promise(r => { const q = store.getAll(); q.onsuccess = () => r(q.result); });
                for (const v of values) {
                  if (v instanceof CryptoKey && v.extractable) throw new Error('the key can be taken out');
                  all += name + ' ' + (v instanceof Uint8Array ? new TextDecoder('latin1').decode(v) : String(v));
                }
              }
              return all;
            }""";

    @Test
    void withoutScriptThePageSaysWhatItNeeds() {
        try (var none = house.visitor(chromium, options -> options.setJavaScriptEnabled(false))) {
            house.open(none.page, "plain");
            assertThat(none.page.locator("main")).containsText("browser’s cryptography");
            assertThat(none.page.locator(".privacy summary")).containsText("Your words: Sealed");
            assertThat(none.page.locator("#write")).hasCount(0);
            assertThat(none.page).hasTitle(Pattern.compile("Plain .*"));
        }
    }
}
