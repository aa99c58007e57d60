package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** Everything that a member does in a sealed room, by keyboard alone, on a screen of 360 pixels: coming in, talking, leaving. */
@InHouse(rooms = "Harbour|Quay")
class SealedKeyboardIT {
    private final Chromium chromium;
    private final SealedHouse house;
    private final List<FileChooser> choosers = new CopyOnWriteArrayList<>();

    SealedKeyboardIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    private void enter(Page page, Keys keys, String room) {
        page.navigate(house.address().toString());
        keys.to(page.locator("button.main"));
        keys.press("Enter");
        assertThat(page.locator("h1")).hasText("Which room?");
        keys.to(page.locator("a", new Page.LocatorOptions().setHasText(room)));
        page.waitForResponse("**/sealed/crisis.json", () -> keys.press("Enter"));
        assertThat(page.locator("#write")).isVisible();
    }

    private static Locator link(Page page, String text) {
        return page.locator("#sealed a:visible, #sealed button:visible", new Page.LocatorOptions().setHasText(text));
    }

    private static void at(Page page, String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void readingWritingAPictureAndHelp() throws IOException {
        try (var two = house.enter(chromium, "harbour");
                var one = chromium.window(360, options -> options.setReducedMotion(ReducedMotion.NO_PREFERENCE))) {
            Page page = one.page;
            Keys keys = new Keys(page);
            // From the beginning: whoever asks for it only when it opens can be too late.
            page.onFileChooser(choosers::add);
            enter(page, keys, "Harbour");
            keys.round("room");
            keys.to(page.locator("#text"));
            keys.type("half a sen");
            page.evaluate(HEARD);
            say(two.page, "Soup.\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nAnd bread.");
            assertThat(words(page)).hasCount(1);
            assertThat(page.locator("#text")).isFocused();
            assertThat(page.locator("#text")).hasValue("half a sen");
            assertThat((String) page.evaluate("window.heard.join()")).contains("And bread.");

            keys.back(page.locator("#log"));
            keys.press("Home");
            page.waitForCondition(() ->
                    page.evaluate("document.getElementById('log').scrollTop").equals(0));
            say(two.page, "More soup.");
            assertThat(link(page, "1 new")).isVisible();
            assertThat(page.locator("#log")).isFocused();
            keys.to(link(page, "1 new"));
            keys.press("Space");
            assertThat(page.locator("#newer")).isHidden();
            assertThat(page.locator("#log")).isFocused();

            keys.to(page.locator("#text"));
            keys.press("End");
            keys.type("tence");
            keys.to(link(page, "Send"));
            keys.press("Enter");
            assertThat(words(page).last()).hasText("half a sentence");
            assertThat(page.locator("#text")).isFocused();

            picture(page, keys);
            help(page, keys);
        }
    }

    /** What the live region of the messages is given, as somebody hears it. */
    private static final String HEARD = """
            () => {
              window.heard = [];
              const live = document.querySelector('[role=log]:not([aria-live=off])');
              new MutationObserver(all => all.forEach(m => m.addedNodes.forEach(n => window.heard.push(n.textContent))))
                .observe(live, {childList: true, subtree: true});
            }""";

    private void picture(Page page, Keys keys) throws IOException {
        keys.to(link(page, "Add a picture"));
        choose(page, keys, "text/plain", "no picture".getBytes(UTF_8));
        assertThat(page.locator("#status")).containsText("no picture that this browser can read");
        assertThat(link(page, "Add a picture")).isFocused();
        choose(page, keys, "image/png", SealedPicturesIT.picture());
        assertThat(page.locator("#alt")).isFocused();
        keys.round("picture-chosen");
        keys.to(link(page, "Take it out"));
        keys.press("Space");
        assertThat(link(page, "Add a picture")).isFocused();
        choose(page, keys, "image/png", SealedPicturesIT.picture());
        assertThat(page.locator("#alt")).isFocused();
        keys.type("two pots");
        keys.back(link(page, "Send"));
        keys.press("Enter");
        assertThat(page.locator("#lines .picture button")).hasText("Show the picture: two pots");
        assertThat(page.locator("#text")).isFocused();
        keys.back(page.locator("#lines .picture button"));
        keys.press("Enter");
        assertThat(page.locator("#lines .picture img")).isFocused();
    }

    private void choose(Page page, Keys keys, String type, byte[] bytes) {
        int before = choosers.size();
        keys.press("Enter");
        page.waitForCondition(() -> choosers.size() > before);
        choosers.get(before).setFiles(new FilePayload("file", type, bytes));
    }

    private static void help(Page page, Keys keys) {
        keys.to(page.locator("#text"));
        keys.type("Honestly I just want to die at this point.");
        assertThat(page.locator(".help")).isVisible();
        assertThat(page.locator("#text")).isFocused();
        keys.round("help");
        keys.to(link(page, "Close"));
        keys.press("Space");
        assertThat(page.locator(".help")).isHidden();
        assertThat(page.locator("#text")).isFocused();
    }

    @Test
    void peopleNumbersAPrivateRoomAReportAndLeaving() {
        try (var two = house.enter(chromium, "quay");
                var one = chromium.window(360, options -> {})) {
            Page page = one.page;
            Keys keys = new Keys(page);
            enter(page, keys, "Quay");
            say(two.page, "Something unkind.");
            assertThat(words(page)).hasCount(1);
            String name = two.page.locator(".me b").textContent();
            keys.to(page.locator(".privacy summary"));
            keys.press("Space");
            assertThat(page.locator(".privacy table")).isVisible();
            keys.press("Enter");
            assertThat(page.locator(".privacy table")).isHidden();

            people(page, keys);
            keys.round("people");
            keys.to(link(page, "Compare a number"));
            keys.press("Enter");
            at(page, "The same number as " + name + "?");
            keys.round("compare");
            keys.to(link(page, "They match"));
            keys.press("Space");
            assertThat(page.locator(".answer")).containsText("Kept: you compared");
            assertThat(link(page, "They match")).isFocused();
            keys.back(link(page, "← Quay"));
            keys.press("Enter");
            at(page, "Quay");
            people(page, keys);
            assertThat(page.locator(".people")).containsText("compared on");
            keys.to(link(page, "Read the room number aloud"));
            keys.press("Enter");
            at(page, "The same number for all?");
            keys.round("room-number");
            keys.back(link(page, "← Quay"));
            keys.press("Enter");
            people(page, keys);
            keys.to(link(page, "Write to " + name + " alone"));
            keys.press("Enter");
            at(page, name + " and you, alone");
            assertThat(page.locator("#write")).isVisible();
            keys.to(page.locator("#text"));
            keys.type("Only for you.");
            keys.to(link(page, "Send"));
            keys.press("Enter");
            assertThat(page.locator("#talk .words")).hasText("Only for you.");
            assertThat(page.locator("#text")).isFocused();
            keys.round("private");
            keys.back(link(page, "← Quay"));
            keys.press("Enter");
            at(page, "Quay");

            report(page, keys);
            leave(page, keys);
        }
    }

    private static void people(Page page, Keys keys) {
        keys.to(link(page, "2 members"));
        keys.press("Enter");
        at(page, "Who is in this room?");
    }

    private static void report(Page page, Keys keys) {
        keys.to(link(page, "Report messages"));
        keys.press("Enter");
        at(page, "Report messages");
        keys.round("report");
        keys.to(link(page, "Look at what is sent"));
        keys.press("Enter");
        assertThat(page.locator(".answer")).containsText("Please tick");
        assertThat(page.locator(".answer")).isFocused();
        keys.to(page.locator(".tick input[type=checkbox]"));
        keys.press("Space");
        keys.press("Tab");
        keys.press("ArrowDown");
        assertThat(page.getByLabel("Insults or threats")).isChecked();
        keys.to(page.locator("form.report textarea"));
        keys.type("by keyboard");
        keys.to(link(page, "Look at what is sent"));
        keys.press("Enter");
        at(page, "Send this to the moderators?");
        keys.round("preview");
        keys.to(link(page, "Go back"));
        keys.press("Space");
        at(page, "Report messages");
        assertThat(page.locator("form.report textarea")).hasValue("by keyboard");
        keys.to(link(page, "Look at what is sent"));
        keys.press("Enter");
        at(page, "Send this to the moderators?");
        keys.to(link(page, "Send the report"));
        keys.press("Enter");
        at(page, "Your report was sent");
        keys.round("receipt");
        keys.to(link(page, "See later whether it was decided"));
        keys.back(link(page, "← Quay"));
        keys.press("Enter");
        at(page, "Quay");
    }

    private static void leave(Page page, Keys keys) {
        people(page, keys);
        keys.to(link(page, "Leave this room on this device"));
        keys.press("Enter");
        at(page, "Quay");
        assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
        keys.round("out");
        keys.to(link(page, "Come in again"));
    }
}
