package org.quietroom.discord;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.quietroom.core.message.Avatar;

/** An avatar as a PNG file of 128 by 128 pixels, since Discord takes no SVG: the same shapes and tints. */
final class FacePicture {
    private static final int SIZE = 128;
    private static final double UNITS = 40;
    private static final Color GROUND = Color.decode("#ECEAE4");
    private static final Pattern TINT = Pattern.compile("<g fill='(#[0-9A-F]{6})'>");

    private FacePicture() {}

    static byte[] of(Avatar avatar) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(SIZE / UNITS, SIZE / UNITS);
        pen.setColor(GROUND);
        pen.fill(new Rectangle2D.Double(0, 0, UNITS, UNITS));
        pen.setColor(tint(avatar));
        pen.fill(shape(avatar.shape()));
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Color tint(Avatar avatar) {
        Matcher tint = TINT.matcher(avatar.svg());
        if (!tint.find()) {
            throw new IllegalStateException("our bug: an avatar's drawing names no tint");
        }
        return Color.decode(tint.group(1));
    }

    /** The shapes of {@link Avatar}, in its order. */
    private static Shape shape(int number) {
        return switch (number) {
            case 0 -> circle(20, 20, 13);
            case 1 -> new RoundRectangle2D.Double(9, 9, 22, 22, 8, 8);
            case 2 -> polygon(20, 7, 34, 32, 6, 32);
            case 3 -> polygon(20, 5, 35, 20, 20, 35, 5, 20);
            case 4 -> new Arc2D.Double(5, 13, 30, 30, 0, 180, Arc2D.CHORD);
            case 5 -> drop();
            case 6 -> clover();
            default -> ring();
        };
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Shape drop() {
        Path2D path = new Path2D.Double();
        path.moveTo(20, 4);
        path.curveTo(29, 12, 31, 20, 20, 36);
        path.curveTo(9, 20, 11, 12, 20, 4);
        path.closePath();
        return path;
    }

    private static Shape clover() {
        Area area = new Area(new Rectangle2D.Double(13, 13, 14, 14));
        for (int i = 0; i < 4; i++) {
            area.add(new Area(circle(i % 2 == 0 ? 13 : 27, i < 2 ? 13 : 27, 7)));
        }
        return area;
    }

    private static Shape ring() {
        Area area = new Area(circle(20, 20, 14));
        area.subtract(new Area(circle(20, 20, 6)));
        return area;
    }
}
