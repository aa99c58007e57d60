package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.Picture;
import org.quietroom.core.port.Proof;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.gateway.pictures.Redrawing;
import org.quietroom.moderation.care.CareSettings;

/** What a moderator sees of a report with a picture, by mouse and by keyboard, and what whoever reported sees. */
@ExtendWith(OneBrowser.class)
class ReportPicturesIT {
    private Studio studio;
    private Stage stage;
    private CaseSink.Opened opened;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open(Chromium chromium, @TempDir Path folder) throws IOException {
        stage = new Stage(
                folder, ConsoleSettings.LOOPBACK, new CareSettings(null, null, URI.create("http://127.0.0.1:9")));
        studio = new Studio(chromium, stage);
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        opened = report();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CaseSink.Opened report() throws IOException {
        return new SealedReport(
                        List.of(
                                "first bland words\n[image/jpeg] a balcony",
                                "second bland words",
                                "please look at this"),
                        List.of(Proof.State.VERIFIED, Proof.State.CANNOT_CHECK, Proof.State.REPORTER),
                        List.of(
                                new Redrawing().draw(0, "image/jpeg", picture()),
                                Picture.missing(1, "image/png", Picture.State.GONE)),
                        new Exhibit("a report".getBytes(StandardCharsets.US_ASCII)))
                .open(stage);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.WHITE, 1_200, 900, new Color(60, 110, 90)));
        graphics.fillRect(0, 0, 1_200, 900);
        graphics.setColor(new Color(150, 90, 50));
        graphics.fillOval(300, 200, 400, 400);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    @Test
    void aReportWithAPictureBlurredAskedForAndShown() {
        String path = "/desk/cases/" + opened.id();
        studio.everywhere("report-sealed", "Rowan", path);
        SampleCases.take(stage, "Rowan", opened.id());
        for (int width : List.of(360, 1280)) {
            try (Chromium.Window window = studio.window(width, "Rowan", false, options -> {})) {
                Page page = window.page;
                page.onConsoleMessage(message -> complaints.add(message.text()));
                page.navigate(stage.address() + path);
                page.keyboard().press("v");
                page.waitForSelector("figure img.blurred");
                assertThat(drawn(page))
                        .as("the page's own policy lets it be seen")
                        .isEqualTo(10);
                studio.judged(page, "report-blurred-" + width);
                byKeyboard(page, "a[href$='/reveal']");
                page.waitForSelector("form.card");
                studio.judged(page, "report-why-" + width);
                byKeyboard(page, "input[value='JUDGE_DANGER']");
                byKeyboard(page, "form.card button");
                page.waitForSelector("figure img.opened");
                assertThat(drawn(page)).isEqualTo(1_200);
                assertThat(page.locator("figure img").getAttribute("alt")).contains("Picture 1");
                studio.judged(page, "report-shown-" + width);
            }
        }
        assertThat(complaints)
                .filteredOn(text -> text.contains("Content Security"))
                .isEmpty();
        assertThat(stage.desk.audit().latest(20))
                .anyMatch(entry ->
                        entry.act().equals("case.reveal") && entry.reason().endsWith(", picture-1"));
    }

    @Test
    void thePageOfWhoeverReported() {
        String path = URI.create(String.valueOf(opened.page())).getPath();
        studio.everywhere("receipt-waiting", "", path);
        var cases = stage.desk.cases();
        assertThat(cases.file(opened.id(), Look.actor(stage.users.find("Rowan").orElseThrow()))
                        .row()
                        .open())
                .as("looking changes nothing")
                .isTrue();
    }

    private static int drawn(Page page) {
        page.waitForFunction("document.querySelector('figure img').naturalWidth > 0");
        return ((Number) page.evaluate("document.querySelector('figure img').naturalWidth")).intValue();
    }

    /** Tabs to an element and uses it, as somebody without a mouse does. */
    private static void byKeyboard(Page page, String selector) {
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(page.evaluate(
                    "s => document.activeElement !== null && document.activeElement.matches(s)", selector))) {
                page.keyboard().press(selector.startsWith("input") ? "Space" : "Enter");
                return;
            }
            boolean radio = Boolean.TRUE.equals(page.evaluate(
                    "s => s.startsWith('input') && document.activeElement?.name"
                            + " === document.querySelector(s)?.name",
                    selector));
            page.keyboard().press(radio ? "ArrowDown" : "Tab");
        }
        throw new AssertionError("not reached by keyboard: " + selector);
    }
}
