package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.quietroom.gateway.console.Chromium;

/** What a member's own device does by itself: offers help without telling anybody, draws pictures anew, keeps history. */
@InHouse(rooms = "Help|Pictures|History")
class SealedDeviceIT {
    /** What the page asks to follow its room, now and then and whatever is written: there is no place for words in it. */
    private static final Pattern FOLLOWS = Pattern.compile("\\{(\"from\":[0-9]+)?}");

    private final Chromium chromium;
    private final SealedHouse house;

    SealedDeviceIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void helpIsOfferedOnTheDeviceAndNothingLeavesIt() {
        try (var one = house.visitor(chromium, options -> options.setLocale("de-DE"))) {
            Page page = one.page;
            page.waitForResponse("**/sealed/crisis.json", () -> house.open(page, "help"));
            assertThat(page.locator("#write")).isVisible();
            List<String> sent = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                String body = request.postData();
                if (body == null || !FOLLOWS.matcher(body).matches()) {
                    sent.add(request.method() + " " + request.url());
                }
            });
            page.fill("#text", "Das Wetter ist heute schön.");
            page.fill("#text", "Ich will einfach nicht mehr leben.");
            assertThat(page.locator(".help")).isVisible();
            assertThat(page.locator(".help b")).hasText("Nur du siehst das. Nichts wurde gesendet.");
            assertThat(page.locator(".help .words")).containsText("TelefonSeelsorge");
            assertThat(page.locator("#text")).isFocused();
            assertThat(sent).isEmpty();

            say(page, "Ich will einfach nicht mehr leben.");
            assertThat(page.locator(".help b")).hasText("Nur du siehst diesen Hinweis; niemand erfährt davon.");
            assertThat(words(page)).hasCount(1);
            assertThat(sent).hasSize(1).allMatch(request -> request.endsWith("/sealed/send"));
            page.locator(".help button").first().click();
            assertThat(page.locator(".help")).isHidden();
            say(page, "Ich will nicht mehr leben, noch einmal.");
            assertThat(words(page)).hasCount(2);
            assertThat(page.locator(".help")).isHidden();
        }
        assertThat(house.foreign()).isEmpty();
    }

    @Test
    void aPictureIsDrawnAnewAndShownOnlyIfItIsWhatTheMessageNames() throws IOException {
        try (var one = house.enter(chromium, "pictures");
                var two = house.enter(chromium, "pictures")) {
            one.page.setInputFiles("#picture", new FilePayload("IMG_2041.jpg", "image/jpeg", photograph()));
            assertThat(one.page.locator(".picked img")).isVisible();
            one.page.fill("#alt", "a bowl of soup");
            say(one.page, "Soup, as promised.");
            assertThat(one.page.locator(".picked")).isHidden();
            assertThat(words(two.page)).hasText(new String[] {"Soup, as promised."});
            two.page.getByText("Show the picture: a bowl of soup").click();
            assertThat(two.page.locator(".picture img")).hasAttribute("alt", "a bowl of soup");
            assertThat(two.page.evaluate(WIDTH)).isEqualTo(64);

            assertThat(one.page
                            .evaluate(REDRAWN, Base64.getEncoder().encodeToString(photograph()))
                            .toString())
                    .contains("JFIF")
                    .doesNotContain(PLACE)
                    .doesNotContain("Exif");

            two.page.route("**/sealed/attachment", route -> {
                String body = route.fetch().text();
                int at = body.indexOf("\"bytes\":\"") + 60;
                String other = body.substring(0, at) + (body.charAt(at) == 'A' ? 'B' : 'A') + body.substring(at + 1);
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("application/json")
                        .setBody(other));
            });
            two.page.reload();
            two.page.getByText("Show the picture: a bowl of soup").click();
            assertThat(two.page.locator(".picture")).hasText("A picture could not be checked and is not shown.");
            assertThat(two.page.locator(".picture img")).hasCount(0);
        }
        try (Stream<Path> files = Files.walk(house.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("JFIF", "a bowl of soup", PLACE);
            }
        }
        assertThat(house.complaints())
                .filteredOn(c -> c.contains("Content Security Policy"))
                .isEmpty();
    }

    private static final String PLACE = "somewhere on Larch Lane";
    private static final String WIDTH = "document.querySelector('.picture img').naturalWidth";

    /** What the client makes of a picture, as text. */
    private static final String REDRAWN = """
            async (digits) => {
              const made = new Promise(done => {
                const create = URL.createObjectURL;
                URL.createObjectURL = blob => { done(blob); return create.call(URL, blob); };
              });
              const bytes = Uint8Array.from(atob(digits), c => c.charCodeAt(0));
              const files = new DataTransfer();
              files.items.add(new File([bytes], 'IMG_2041.jpg', {type: 'image/jpeg'}));
              const field = document.getElementById('picture');
              field.files = files.files;
              field.dispatchEvent(new Event('change'));
              return new TextDecoder('latin1').decode(await (await made).arrayBuffer());
            }""";

    /** A JPEG with an Exif part that names a place. */
    private static byte[] photograph() throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, 64, 48);
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", plain);
        byte[] exif = ("Exif\0\0MM\0*\0\0\0\b\0\1\1\16\0\2\0\0\0\30\0\0\0\32\0\0\0\0" + PLACE + "\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        var all = new ByteArrayOutputStream();
        all.write(plain.toByteArray(), 0, 2);
        all.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
        all.write(exif);
        all.write(plain.toByteArray(), 2, plain.size() - 2);
        return all.toByteArray();
    }

    @Test
    void aNewDeviceReadsWhatTheOldOneSaved() {
        try (var one = house.enter(chromium, "history");
                var two = house.enter(chromium, "history");
                var more = chromium.window(1280, options -> {})) {
            say(two.page, "Long ago.");
            assertThat(words(one.page)).hasText(new String[] {"Long ago."});
            one.page.locator(".places a").first().click();
            one.page.getByText("Take your messages to another device").click();
            one.page.getByText("Make the file").click();
            String code = one.page.locator(".code").textContent();
            Path saved = house.folder().resolve("messages.qrb");
            one.page
                    .waitForDownload(() -> one.page.getByText("Save the file").click())
                    .saveAs(saved);

            Cookie cookie = one.page.context().cookies().get(0);
            more.page
                    .context()
                    .addCookies(List.of(new Cookie(cookie.name, cookie.value)
                            .setUrl(house.address().toString())));
            house.open(more.page, "history");
            assertThat(more.page.locator("#write")).isVisible();
            assertThat(two.page.locator("#lines li.event").last()).containsText("has a new device");
            say(two.page, "Just now.");
            assertThat(words(more.page)).hasText(new String[] {"Just now."});
            house.open(more.page, "history#history");
            more.page.reload();
            more.page.setInputFiles("input[name=file]", saved);
            more.page.fill("input[name=code]", code.replace(code.charAt(0), code.charAt(0) == 'A' ? 'B' : 'A'));
            more.page.locator("form.report button").click();
            assertThat(more.page.locator("form.report .answer")).containsText("slip");
            more.page.fill("input[name=code]", code.toLowerCase(Locale.ROOT));
            more.page.locator("form.report button").click();
            assertThat(more.page.locator("form.report .answer")).hasText("One message was added.");
            more.page.getByText("Look at them").click();
            assertThat(words(more.page)).hasText(new String[] {"Long ago.", "Just now."});
        }
    }
}
