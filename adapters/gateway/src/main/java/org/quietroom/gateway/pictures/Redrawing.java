package org.quietroom.gateway.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.quietroom.core.port.Drawing;
import org.quietroom.core.port.Picture;

/**
 * Draws JPEG and PNG anew with the platform's own readers: at most 1,600 pixels a side, on white, as a JPEG of at most 1 MiB,
 * without place, date, camera or name.
 *
 * <p>Guarantee: what a file says of its size is looked at before anything of it is unpacked, and of large pictures every so
 * many pixels are read, so that memory stays below some 30 MiB; one at a time. Of a progressive JPEG the
 * platform keeps every pixel's coefficients, up to 150 MiB. Limits: WebP, CMYK and animations are not read,
 * and a file that says that it is turned is shown as it lies.
 */
public final class Redrawing implements Drawing {
    static final int LARGEST = 1 << 20;
    static final int SIDE = 1_600;
    static final int PREVIEW = 10;

    private static final long PIXELS = 24_000_000;
    private static final int LONGEST = 20_000;
    private static final int SMALLEST = 200;
    private static final float[] QUALITIES = {0.85f, 0.6f, 0.35f};
    private static final Set<String> READ = Set.of("jpeg", "png");

    @Override
    public synchronized Picture draw(int part, String said, byte[] file) {
        ImageReader reader = null;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !READ.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return Picture.missing(part, said, Picture.State.UNREADABLE);
            }
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LONGEST || height > LONGEST || (long) width * height > PIXELS) {
                return Picture.missing(part, said, Picture.State.TOO_LARGE);
            }
            int every = (Math.max(width, height) + SIDE - 1) / SIDE;
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceSubsampling(every, every, 0, 0);
            return drawn(part, said, reader.read(0, how));
        } catch (IOException | RuntimeException e) {
            // Readers throw whatever comes of a broken file.
            return Picture.missing(part, said, Picture.State.UNREADABLE);
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static Picture drawn(int part, String said, BufferedImage image) throws IOException {
        byte[] preview = jpeg(smaller(image, PREVIEW), QUALITIES[0]);
        BufferedImage drawn = smaller(image, SIDE);
        for (int side = SIDE; side >= SMALLEST; side /= 2) {
            drawn = smaller(drawn, side);
            for (float quality : QUALITIES) {
                byte[] bytes = jpeg(drawn, quality);
                if (bytes.length <= LARGEST) {
                    return Picture.drawn(part, said, drawn.getWidth(), drawn.getHeight(), bytes, preview);
                }
            }
        }
        return Picture.missing(part, said, Picture.State.TOO_LARGE);
    }

    /** Drawn on white, by halves, so that every pixel counts; as it is if no side is longer. */
    private static BufferedImage smaller(BufferedImage image, int side) {
        BufferedImage drawn = image;
        boolean first = image.getType() != BufferedImage.TYPE_INT_RGB;
        while (first || Math.max(drawn.getWidth(), drawn.getHeight()) > side) {
            int longest = Math.max(drawn.getWidth(), drawn.getHeight());
            double scale = longest <= side ? 1 : Math.max(0.5, (double) side / longest);
            drawn = scaled(drawn, scale);
            first = false;
        }
        return drawn;
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return scaled;
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
