package org.quietroom.gateway.reports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.encryption.room.Attachment;
import org.quietroom.encryption.room.Body;
import org.quietroom.gateway.console.Caller;
import org.quietroom.gateway.run.TestGateway;

/** A picture in a reported message: drawn anew, blurred until a moderator asks for it and says why, sealed in the store. */
class ReportedPicturesTest {
    private static final String PLANTED = "plantedcameraandplace";
    private static final Pattern DATA = Pattern.compile("<img src=\"data:image/jpeg;base64,([^\"]+)\"");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    @TempDir
    Path folder;

    /** Green on the left, orange on the right; what a camera would write stands after the pixels. */
    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                image.setRGB(x, y, (x < WIDTH / 2 ? Color.GREEN : Color.ORANGE).getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        out.writeBytes(PLANTED.getBytes(US_ASCII));
        return out.toByteArray();
    }

    private static Attachment put(TwoMembers members, byte[] file, String type) throws IOException {
        return members.reed.attachments().put("a garden", type, new ByteArrayInputStream(file));
    }

    private static List<BufferedImage> images(String html) throws IOException {
        List<BufferedImage> images = new ArrayList<>();
        Matcher data = DATA.matcher(html);
        while (data.find()) {
            images.add(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1)))));
        }
        return images;
    }

    @Test
    void blurredUntilAskedForThenAsItWasSentAndTheLogSaysWhy() throws Exception {
        try (TwoMembers members = new TwoMembers(TestGateway.start(folder, ""))) {
            Attachment jpeg = put(members, picture("jpeg"), "image/jpeg");
            Attachment png = put(members, picture("png"), "image/png");
            Attachment none = put(members, new byte[5_000], "image/jpeg");
            CaseId id = members.report(members.say(Body.of("bland words", List.of(jpeg, png, none))));
            members.reed.attachments().takeBack(jpeg);
            Caller rowan = members.moderator();
            String path = "/desk/cases/" + id;

            String summary = rowan.get(path).body();
            assertThat(summary)
                    .contains("3 pictures, blurred until somebody asks to see them. One cannot be shown.")
                    .contains("Covered: 2 pictures.")
                    .contains("This report proves to this desk")
                    .doesNotContain("data:image", "bland words");
            rowan.submit(path, path + "/take");
            HttpResponse<String> text = rowan.submit(path, path + "/text");
            assertThat(text.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("img-src 'self' data:;", "default-src 'none'");
            assertThat(text.body())
                    .contains("Picture 1, blurred: image/jpeg, 640 × 400 pixels")
                    .contains("Picture 2, blurred: image/png, 640 × 400 pixels")
                    .contains("Picture 3 (image/jpeg) cannot be shown: it is no JPEG or PNG, or it is damaged.");
            List<BufferedImage> blurred = images(text.body());
            assertThat(blurred).hasSize(2).allMatch(image -> image.getWidth() <= 10 && image.getHeight() <= 10);

            String asked = rowan.get(path + "/reveal").body();
            assertThat(asked).contains("[picture 1]", "[picture 2]").doesNotContain("data:image");
            assertThat(rowan.submit(path + "/reveal", path + "/reveal", "cover", "picture-1")
                            .statusCode())
                    .as("without a reason")
                    .isEqualTo(422);
            String shown = rowan.submit(path + "/reveal", path + "/reveal", "cover", "picture-1", "reason", "APPEAL")
                    .body();
            List<BufferedImage> images = images(shown);
            assertThat(images).extracting(BufferedImage::getWidth).containsExactly(WIDTH, 10);
            assertThat(new Color(images.get(0).getRGB(40, 40)).getRed()).isLessThan(60);
            assertThat(new Color(images.get(0).getRGB(600, 40)).getRed()).isGreaterThan(200);
            Matcher data = DATA.matcher(shown);
            assertThat(data.find()).isTrue();
            assertThat(new String(Base64.getDecoder().decode(data.group(1)), ISO_8859_1))
                    .as("nothing but pixels")
                    .doesNotContain(PLANTED);
            assertThat(rowan.get("/desk/log").body()).contains("An appeal is about it, [picture 1]");
        }
        assertNowhereInClear(PLANTED);
        assertNowhereInClear("\u00ff\u00d8\u00ff\u00e0");
    }

    @Test
    void whatWasTakenBackBeforeIsSaidToBeGoneAndNobodyElseSeesAnything() throws Exception {
        try (TwoMembers members = new TwoMembers(TestGateway.start(folder, ""))) {
            Attachment jpeg = put(members, picture("jpeg"), "image/jpeg");
            var said = members.say(Body.of("", List.of(jpeg)));
            members.reed.attachments().takeBack(jpeg);
            String path = "/desk/cases/" + members.report(said);
            Caller rowan = members.moderator();

            assertThat(rowan.submit("/desk/me", path + "/text").body())
                    .as("who has not taken the case")
                    .doesNotContain("Picture 1");
            rowan.submit(path, path + "/take");
            assertThat(rowan.submit(path, path + "/text").body())
                    .contains("Picture 1 (image/jpeg) cannot be shown: it was taken back, or its time was over")
                    .doesNotContain("data:image");
        }
    }

    private void assertNowhereInClear(String bytes) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1).contains(bytes))
                        .as(file.getFileName().toString())
                        .isFalse();
            }
        }
    }
}
