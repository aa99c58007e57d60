package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;
import static org.quietroom.gateway.sealed.Shots.shoot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** Every place of a sealed room's page at 360 and 1280 pixels, judged and kept in {@code target/pictures}. */
@InHouse(rooms = "Evening room|Garden|Attic|Cellar|Porch|Loft")
class SealedPicturesIT {
    private final Chromium chromium;
    private final SealedHouse house;

    SealedPicturesIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void everyPlaceLightAndDark() {
        try (var two = house.enter(chromium, "evening-room")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String tone = scheme == ColorScheme.DARK ? "-dark" : "-light";
                try (var one = house.visitor(chromium, options -> options.setColorScheme(scheme))) {
                    Page page = one.page;
                    house.open(page, "evening-room");
                    assertThat(page.locator("#write")).isVisible();
                    String name = two.page.locator(".me b").textContent();
                    say(two.page, "Good evening, all. Rain here, and soup.");
                    assertThat(words(page).last()).containsText("soup");
                    say(page, "Soup here too. It was a long day, so I may only read for a while.");
                    assertThat(page.locator("#lines > li.own")).hasCount(1);
                    shoot(page, "sealed-room" + tone);
                    page.locator(".privacy summary").click();
                    shoot(page, "sealed-who" + tone);
                    page.locator(".privacy summary").click();
                    page.locator(".places a").first().click();
                    assertThat(page.locator("h1")).hasText("Who is in this room?");
                    assertThat(page.locator("h1")).isFocused();
                    shoot(page, "sealed-people" + tone);
                    page.getByText("Compare a number with " + name).click();
                    assertThat(page.locator(".number td")).hasCount(12);
                    page.getByText("They don’t match").click();
                    shoot(page, "sealed-compare" + tone);
                    page.goBack();
                    page.getByText("Read the room number aloud").click();
                    assertThat(page.locator(".number td")).hasCount(12);
                    shoot(page, "sealed-room-number" + tone);
                    page.locator("#aside > p > a").first().click();
                    page.locator(".places a").last().click();
                    page.locator("form.report button").click();
                    assertThat(page.locator(".answer").first()).containsText("Please tick");
                    page.locator(".tick input").first().check();
                    page.getByLabel("Something else").check();
                    shoot(page, "sealed-report" + tone);
                    page.locator("form.report button").click();
                    shoot(page, "sealed-preview" + tone);
                    page.locator(".answers button.main").click();
                    assertThat(page.locator("h1")).hasText("Your report was sent");
                    shoot(page, "sealed-receipt" + tone);
                    page.locator("#aside > p > a").first().click();
                    page.locator(".places a").first().click();
                    page.getByText("Leave this room on this device").click();
                    assertThat(page.locator("#sealed .say")).containsText("taken out of the room");
                    shoot(page, "sealed-out" + tone);
                }
            }
        }
    }

    @Test
    void waitingForSomebodyToLetOneInGreyscaleAndForcedColours() {
        var away = house.enter(chromium, "garden");
        away.close();
        try (var one = house.visitor(chromium, options -> {})) {
            house.open(one.page, "garden");
            assertThat(one.page.locator("#sealed .say")).containsText("Waiting to be let in");
            shoot(one.page, "sealed-waiting-light");
        }
        try (var one = house.visitor(chromium, options -> options.setForcedColors(ForcedColors.ACTIVE))) {
            house.open(one.page, "attic");
            say(one.page, "Alone so far.");
            assertThat(words(one.page)).hasCount(1);
            shoot(one.page, "sealed-forced-colours");
            one.page.evaluate("document.documentElement.style.filter = 'grayscale(1)'");
            shoot(one.page, "sealed-grey");
        }
    }

    @Test
    void inGermanWithHelpAPictureAPrivateRoomAndHistory() throws IOException {
        try (var two = house.enter(chromium, "porch")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                inGerman(two.page, scheme);
            }
        }
    }

    private void inGerman(Page other, ColorScheme scheme) throws IOException {
        String tone = scheme == ColorScheme.DARK ? "-dark" : "";
        try (var one =
                house.visitor(chromium, options -> options.setLocale("de-DE").setColorScheme(scheme))) {
            Page page = one.page;
            page.waitForResponse("**/sealed/crisis.json", () -> house.open(page, "porch"));
            assertThat(page.locator("#write")).isVisible();
            String name = other.locator(".me b").textContent();
            say(other, "Guten Abend zusammen. Hier regnet es, und es gibt Suppe.");
            assertThat(words(page)).hasCount(1);
            page.fill("#text", "Ich will einfach nicht mehr leben.");
            assertThat(page.locator(".help")).isVisible();
            shoot(page, "sealed-de-help" + tone);
            page.locator(".help button").first().click();
            page.fill("#text", "Ein Bild vom Balkon.");
            page.setInputFiles("#picture", new FilePayload("balkon.png", "image/png", picture()));
            assertThat(page.locator(".picked img")).isVisible();
            page.fill("#alt", "zwei Blumentöpfe");
            shoot(page, "sealed-de-picture-chosen" + tone);
            page.locator("#write button.main").click();
            page.getByText("Das Bild zeigen: zwei Blumentöpfe").click();
            assertThat(page.locator(".picture img")).isVisible();
            shoot(page, "sealed-de-picture" + tone);
            page.locator(".places a").first().click();
            assertThat(page.locator("h1")).hasText("Wer ist in diesem Raum?");
            shoot(page, "sealed-de-people" + tone);
            page.getByText("Eine Nummer mit " + name + " vergleichen").click();
            assertThat(page.locator(".number td")).hasCount(12);
            shoot(page, "sealed-de-compare" + tone);
            page.goBack();
            page.getByText("Mit " + name + " allein schreiben").click();
            assertThat(page.locator("h1")).hasText(name + " und du, allein");
            say(page, "Magst du noch kurz reden?");
            shoot(page, "sealed-de-private" + tone);
            page.locator(".places a[href='#']").click();
            page.locator(".places a[href='#private']").click();
            assertThat(page.locator("h1")).hasText("Mit wem sprichst du allein?");
            shoot(page, "sealed-de-private-list" + tone);
            page.locator("#aside > p > a").first().click();
            page.locator(".places a").first().click();
            page.getByText("Deine Nachrichten auf ein anderes Gerät mitnehmen").click();
            page.getByText("Die Datei machen").click();
            assertThat(page.locator(".code")).isVisible();
            shoot(page, "sealed-de-history" + tone);
            page.locator("#aside > p > a").first().click();
            page.locator(".places a").last().click();
            page.locator(".tick input").first().check();
            shoot(page, "sealed-de-report" + tone);
        }
    }

    @Test
    void whatARoomSaysThatEndedOrDoesNotKnowTheBrowser() {
        for (String language : List.of("en", "de")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String tone = "-" + language + (scheme == ColorScheme.DARK ? "-dark" : "");
                try (var one = house.visitor(
                        chromium, options -> options.setLocale(language).setColorScheme(scheme))) {
                    Page page = one.page;
                    house.end("loft");
                    house.open(page, "loft");
                    say(page, "Soup here, and rain.");
                    assertThat(words(page)).hasCount(1);
                    house.end("loft");
                    page.reload();
                    assertThat(page.locator("#sealed .say button")).isVisible();
                    assertThat(words(page)).hasCount(1);
                    shoot(page, "sealed-ended" + tone);
                    page.locator("#sealed .say button").click();
                    assertThat(page.locator("#write")).isVisible();
                    assertThat(words(page)).hasCount(1);
                    say(page, "Here again.");
                    assertThat(words(page)).hasCount(2);
                    page.context().clearCookies();
                    page.fill("#text", "Is anybody there?");
                    page.locator("#write button.main").click();
                    assertThat(page.locator("#sealed .say button")).isVisible();
                    shoot(page, "sealed-stranger" + tone);
                    page.locator("#sealed .say button").click();
                    assertThat(page.locator("h1")).hasText("Common Room");
                }
            }
        }
    }

    static byte[] picture() throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x8CC7D8));
        pen.fillRect(0, 0, 320, 200);
        pen.setColor(new Color(0x7A3B2E));
        pen.fillRect(60, 110, 70, 60);
        pen.fillRect(190, 110, 70, 60);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void theKeyboardReachesEverythingAndTheRingIsSeen() {
        try (var one = house.enter(chromium, "cellar")) {
            Page page = one.page;
            page.locator(".places a").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.locator("#aside > p > a").first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).isFocused();
            page.locator("#text").focus();
            page.keyboard().type("By keyboard.");
            page.keyboard().press("Control+Enter");
            assertThat(words(page).last()).hasText("By keyboard.");
            assertThat(page.locator("#text")).isFocused();
        }
    }
}
