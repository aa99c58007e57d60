package org.quietroom.gateway.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.port.Picture;

/** What becomes of pictures that members send, most of which nobody made by a camera. */
class RedrawingTest {
    private static final int PNG_SIZE = 16;
    private static final int PNG_HEADER = 12;
    private static final int PNG_CHECK = 29;

    private final Redrawing redrawing = new Redrawing();

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aPictureIsDrawnAnewAndNothingElseOfItsFileIsKept(String format) throws IOException {
        byte[] file = file(format, 2_400, 1_200);
        byte[] hidden = Arrays.copyOf(file, file.length + 20);
        System.arraycopy("behind the last byte".getBytes(ISO_8859_1), 0, hidden, file.length, 20);

        Picture drawn = redrawing.draw(3, "image/" + format, hidden);

        assertThat(drawn.state()).isEqualTo(Picture.State.DRAWN);
        assertThat(drawn.width()).isBetween(800, 1_600);
        assertThat((double) drawn.width() / drawn.height()).isBetween(1.95, 2.05);
        byte[] image = drawn.image();
        assertThat(image.length).isLessThanOrEqualTo(Redrawing.LARGEST);
        assertThat(new String(image, ISO_8859_1)).doesNotContain("behind the last byte");
        assertThat(ImageIO.read(new ByteArrayInputStream(image)).getWidth()).isEqualTo(drawn.width());
        assertThat(ImageIO.read(new ByteArrayInputStream(drawn.preview())).getWidth())
                .isLessThanOrEqualTo(Redrawing.PREVIEW);
    }

    @ParameterizedTest
    @CsvSource({"19999, 19999", "30000, 1", "2147483647, 2147483647", "6000, 6000"})
    void whatSaysThatItIsLargeIsNotUnpacked(int width, int height) throws IOException {
        byte[] file = file("png", 4, 4);
        ByteBuffer.wrap(file).putInt(PNG_SIZE, width).putInt(PNG_SIZE + Integer.BYTES, height);
        CRC32 check = new CRC32();
        check.update(file, PNG_HEADER, PNG_CHECK - PNG_HEADER);
        ByteBuffer.wrap(file).putInt(PNG_CHECK, (int) check.getValue());

        assertThat(redrawing.draw(0, "image/png", file).state()).isEqualTo(Picture.State.TOO_LARGE);
    }

    @Test
    void whatIsNoPictureOrAnotherKindIsNotShown() throws IOException {
        for (byte[] file :
                new byte[][] {{}, "<svg onload='x'/>".getBytes(ISO_8859_1), file("gif", 9, 9), file("bmp", 9, 9)}) {
            assertThat(redrawing.draw(0, "image/png", file).state()).isEqualTo(Picture.State.UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aFileThatIsBrokenAnywhereIsDrawnOrRefused(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] whole = file(format, 40, 30);
        for (int i = 0; i < 400; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int bytes = random.nextInt(4); bytes > 0; bytes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(redrawing.draw(0, "image/" + format, broken).state()).isNotNull();
        }
    }

    private static byte[] file(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x * height / width, x * 977);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
