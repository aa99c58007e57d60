package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.sealed.SealedHouse.go;
import static org.quietroom.gateway.sealed.SealedHouse.say;
import static org.quietroom.gateway.sealed.SealedHouse.words;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.encryption.room.Attachment;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.Phase;
import org.quietroom.encryption.room.http.Visit;
import org.quietroom.gateway.console.Chromium;

/** Two browsers and a program with the Java client in one room, through the real gateway. */
@InHouse(rooms = "Table|Out|Desk")
class SealedClientIT {
    private static final String PLACE = "the bench behind Larch Lane";
    private static final String KETTLE = "Is the kettle on for Quincey?";
    private static final String TEAPOT = "The teapot says it is, Quincey.";
    private static final String SPOON = "And the program brought a spoon.";

    private final Chromium chromium;
    private final SealedHouse house;

    SealedClientIT(Chromium chromium, SealedHouse house) {
        this.chromium = chromium;
        this.house = house;
    }

    @Test
    void allReadEachOtherAndSeeTheSameNumbers(@TempDir Path empty) throws Exception {
        try (var one = house.enter(chromium, "table");
                var two = house.enter(chromium, "table");
                var program = Program.enter(Visit.arrive(house.address()), "table")) {
            for (Page page : List.of(one.page, two.page)) {
                assertThat(page.locator(".places a").first()).hasText("3 members, 3 devices");
            }
            say(one.page, KETTLE);
            program.hear(KETTLE);
            assertThat(words(two.page)).hasText(new String[] {KETTLE});
            say(two.page, TEAPOT);
            program.hear(TEAPOT);
            program.room.send(SPOON);
            String[] all = {KETTLE, TEAPOT, SPOON};
            assertThat(words(one.page)).hasText(all);
            assertThat(words(two.page)).hasText(all);
            program.hear(SPOON);
            assertThat(program.said()).extracting(line -> line.body().words()).containsExactly(all);

            theirNumbersAreTheSame(one.page, two.page, program);
            picturesGoBothWays(one.page, program);
        }
        Planted planted = new Planted(KETTLE, TEAPOT, SPOON, PLACE, "a bowl of soup", "soup.jpg", "a gate in the rain");
        planted.requireFound(empty);
        assertThat(planted.in(house.folder())).isEmpty();
        assertThat(house.foreign()).isEmpty();
    }

    private static void theirNumbersAreTheSame(Page one, Page two, Program program) {
        String reed = one.locator(".me b").textContent();
        String fern = two.locator(".me b").textContent();
        String numberWithReed = program.room.roster().safetyNumber(program.memberNamed(reed));
        assertThat(numberWithReed).matches("([0-9]{5} ){11}[0-9]{5}");
        assertThat(compared(one, program.room.you(), program.name())).isEqualTo(numberWithReed);
        assertThat(compared(two, program.room.you(), program.name()))
                .isEqualTo(program.room.roster().safetyNumber(program.memberNamed(fern)))
                .isNotEqualTo(numberWithReed);
        String ofRoom = program.room.roster().roomNumber();
        for (Page page : List.of(one, two)) {
            assertThat(number(page, "room-number", "The same number for all?")).isEqualTo(ofRoom);
        }
    }

    private static String compared(Page page, String member, String name) {
        String id = member.substring(member.lastIndexOf('/') + 1);
        return number(page, "compare/" + id, "The same number as " + name + "?");
    }

    private static String number(Page page, String place, String title) {
        go(page, place);
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator(".number td")).not().hasCount(0);
        String number = String.join(" ", page.locator(".number td").allTextContents());
        go(page, "");
        assertThat(page.locator("#write")).isVisible();
        return number;
    }

    private static void picturesGoBothWays(Page page, Program program) throws IOException {
        byte[] picture = picture(64);
        Attachment put =
                program.room.attachments().put("a gate in the rain", "image/jpeg", new ByteArrayInputStream(picture));
        program.room.send(Body.of("My gate.", List.of(put)));
        page.getByText("Show the picture: a gate in the rain").click();
        assertThat(page.locator(".picture img")).hasAttribute("alt", "a gate in the rain");
        assertThat(page.evaluate("document.querySelector('.picture img').naturalWidth"))
                .isEqualTo(64);

        page.setInputFiles("#picture", new FilePayload("soup.jpg", "image/jpeg", picture(48)));
        assertThat(page.locator(".picked img")).isVisible();
        page.fill("#alt", "a bowl of soup");
        say(page, "My soup.");
        Attachment theirs = program.hear("My soup.").body().attachments().get(0);
        assertThat(theirs.name()).isEqualTo("a bowl of soup");
        assertThat(theirs.mediaType()).isEqualTo("image/jpeg");
        var clear = new ByteArrayOutputStream();
        program.room.attachments().get(theirs, clear);
        BufferedImage opened = ImageIO.read(new ByteArrayInputStream(clear.toByteArray()));
        assertThat(opened.getWidth()).isEqualTo(48);
        assertThat(clear.toString(StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
    }

    /** A JPEG with a remark that names a place. */
    private static byte[] picture(int width) throws IOException {
        var image = new BufferedImage(width, 32, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, width, 32);
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", plain);
        byte[] remark = PLACE.getBytes(StandardCharsets.ISO_8859_1);
        var all = new ByteArrayOutputStream();
        all.write(plain.toByteArray(), 0, 2);
        all.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (remark.length + 2)});
        all.write(remark);
        all.write(plain.toByteArray(), 2, plain.size() - 2);
        return all.toByteArray();
    }

    @Test
    void whoIsTakenOutReadsNothingAfterInABrowserAndInAProgram() throws Exception {
        Visit visit = Visit.arrive(house.address());
        try (var one = house.enter(chromium, "out");
                var two = house.enter(chromium, "out");
                var lost = house.sameMember(chromium, two.page);
                var program = Program.enter(visit, "out");
                var spare = Program.enter(Visit.again(house.address(), visit.pass()), "out")) {
            house.open(lost.page, "out");
            assertThat(lost.page.locator("#write")).isVisible();
            say(one.page, "Before.");
            spare.hear("Before.");
            assertThat(words(lost.page)).hasText(new String[] {"Before."});

            program.room.removeDevice(spare.room.device());
            spare.await("it was taken out", () -> spare.room.phase() == Phase.OUT);
            two.page.locator(".places a").first().click();
            two.page.locator(".devices button").click();
            assertThat(lost.page.locator("#sealed .say")).containsText("taken out of the room");
            assertThat(one.page.locator(".places a").first()).hasText("3 members, 3 devices");
            program.await(
                    "both are out",
                    () -> program.room.roster().members().stream()
                            .allMatch(member -> member.devices().size() == 1));

            say(one.page, "After, for those inside.");
            program.hear("After, for those inside.");
            program.room.send("After, by the program.");
            assertThat(words(two.page))
                    .hasText(new String[] {"Before.", "After, for those inside.", "After, by the program."});
            assertThat(words(lost.page)).hasText(new String[] {"Before."});
            assertThat(spare.said()).extracting(line -> line.body().words()).containsExactly("Before.");
        }
    }

    @Test
    void eachReportsTheOtherAndTheDeskCanVerifyIt() throws Exception {
        try (var one = house.enter(chromium, "desk");
                var program = Program.enter(Visit.arrive(house.address()), "desk");
                var desk = chromium.window(1280, options -> {})) {
            String reed = one.page.locator(".me b").textContent();
            assertThat(one.page.locator(".places a").first()).hasText("2 members, 2 devices");
            say(one.page, "Unkind words of a browser.");
            assertThat(program.room
                            .report(List.of(program.hear("Unkind words of a browser.")), "It hurt.")
                            .number())
                    .isNotEmpty();
            program.room.send("Unkind words of a program.");
            assertThat(words(one.page)).hasCount(2);
            one.page.locator(".places a").last().click();
            one.page
                    .locator(".tick", new Page.LocatorOptions().setHasText("of a program"))
                    .locator("input")
                    .check();
            one.page.getByLabel("Insults or threats").check();
            one.page.locator("form.report button").click();
            one.page.locator(".answers button.main").click();
            assertThat(one.page.locator("h1")).hasText("Your report was sent");

            house.desk(desk);
            desk.page.navigate(house.console("/desk/queue").toString());
            assertThat(desk.page.locator("article.case")).hasCount(2);
            List<String> cases = new ArrayList<>();
            for (Locator each : desk.page.locator("article.case").all()) {
                cases.add(requireNonNull(each.getAttribute("data-id")));
            }
            List<String> shown = new ArrayList<>();
            for (String id : cases) {
                shown.add(shown(desk.page, id));
            }
            assertThat(shown)
                    .anySatisfy(text -> assertThat(text)
                            .contains("Unkind words of a browser.")
                            .contains("This report proves to this desk that " + reed + " sent these words in"));
            assertThat(shown)
                    .anySatisfy(text -> assertThat(text)
                            .contains("Unkind words of a program.")
                            .contains(
                                    "This report proves to this desk that " + program.name() + " sent these words in"));
        }
        assertThat(new Planted("Unkind words of a browser.", "Unkind words of a program.").in(house.folder()))
                .isEmpty();
    }

    /** What the desk shows of a case that it has taken, once its words are verified. */
    private String shown(Page desk, String id) {
        desk.navigate(house.console("/desk/queue").toString());
        desk.locator("#act-" + id + " button").click();
        desk.navigate(house.console("/desk/cases/" + id).toString());
        desk.locator("text=Show the text").first().click();
        assertThat(desk.locator("main")).containsText(Pattern.compile("Unkind words of a (browser|program)[.]"));
        assertThat(desk.locator("main")).containsText("Verified.");
        assertThat(desk.locator("main")).containsText("This report proves to this desk that");
        return desk.locator("main").textContent();
    }
}
