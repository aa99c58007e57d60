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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.Picture;
import org.quietroom.core.port.Proof;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.pictures.Redrawing;
import org.quietroom.moderation.care.CareSettings;

/** What a moderator sees of a report with a picture, by mouse and by keyboard, and what whoever reported sees. */
@ExtendWith(OneBrowser.class)
class ReportPicturesIT {
    private static final RoomId ROOM = new RoomId(Stage.CHAT, "Evening room");
    private static final Pseudonym REED = new Pseudonym(new PseudonymId("a".repeat(32)), ROOM, "Reed");
    private static final Instant SENT = Instant.parse("2025-11-22T12:51:00Z");

    private Studio studio;
    private Stage stage;
    private CaseSink.Opened opened;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open(Chromium chromium, @TempDir Path folder) throws IOException {
        stage = new Stage(
                folder, ConsoleSettings.LOOPBACK, new CareSettings(null, null, URI.create("http://127.0.0.1:9")));
        studio = new Studio(chromium, stage);
        opened = report();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CaseSink.Opened report() throws IOException {
        List<Part> parts = List.of(
                Part.body("first bland words\n[image/jpeg] a balcony"),
                Part.body("second bland words"),
                Part.body("please look at this"));
        List<Proof> proofs = List.of(
                new Proof(0, Proof.State.VERIFIED, REED, SENT),
                new Proof(1, Proof.State.CANNOT_CHECK, REED, SENT),
                new Proof(2, Proof.State.REPORTER, null, null));
        Submission submission = new Submission(
                new MessageId("sealed-report-1"),
                ROOM,
                Kind.REPORT,
                parts,
                List.of(),
                new MessageId("sealed-7"),
                null,
                null,
                true,
                stage.clock.instant());
        List<Picture> pictures = List.of(
                new Redrawing().draw(0, "image/jpeg", picture()), Picture.missing(1, "image/png", Picture.State.GONE));
        return stage.desk
                .sink()
                .open(new CaseSink.Intake(
                        REED,
                        submission,
                        new Decision(Verdict.PASS, parts, List.of(), List.of()),
                        new Plan(Answer.Action.PUBLISH, true, Set.of(), false, List.of(), false),
                        proofs,
                        pictures,
                        new Exhibit("a report".getBytes(StandardCharsets.US_ASCII))));
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
