package org.quietroom.core.port;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A picture that came with a reported message, as a moderator may see it: drawn anew from its pixels, so that nothing else of
 * the file is left, or a word why there is none. {@link #toString()} hides what it shows. Immutable.
 */
public final class Picture {
    private static final byte[] NOTHING = {};

    private final int part;
    private final String said;
    private final State state;
    private final int width;
    private final int height;
    private final byte[] image;
    private final byte[] preview;

    private Picture(int part, String said, State state, int width, int height, byte[] image, byte[] preview) {
        if (part < 0) {
            throw new IllegalArgumentException("parts are counted from 0");
        }
        this.part = part;
        this.said = requireNonNull(said, "said");
        this.state = requireNonNull(state, "state");
        this.width = width;
        this.height = height;
        this.image = Arrays.copyOf(image, image.length);
        this.preview = Arrays.copyOf(preview, preview.length);
    }

    /**
     * A picture that can be shown.
     *
     * @param part of which text of the submission, from 0
     * @param said the media type, as its sender says
     * @param width of {@code image} in pixels, 1 or more
     * @param height of {@code image} in pixels, 1 or more
     * @param image a JPEG; copied
     * @param preview a JPEG of so few pixels that nothing is to be made out; copied
     */
    public static Picture drawn(int part, String said, int width, int height, byte[] image, byte[] preview) {
        if (width < 1 || height < 1 || image.length == 0 || preview.length == 0) {
            throw new IllegalArgumentException("a picture has pixels");
        }
        return new Picture(part, said, State.DRAWN, width, height, image, preview);
    }

    /** A picture that cannot be shown, and why. */
    public static Picture missing(int part, String said, State state) {
        if (state == State.DRAWN) {
            throw new IllegalArgumentException("what is drawn has pixels");
        }
        return new Picture(part, said, state, 0, 0, NOTHING, NOTHING);
    }

    public int part() {
        return part;
    }

    /** The media type, as its sender says; never believe it where something is run by it. */
    public String said() {
        return said;
    }

    public State state() {
        return state;
    }

    /** In pixels; 0 unless it is drawn. */
    public int width() {
        return width;
    }

    /** In pixels; 0 unless it is drawn. */
    public int height() {
        return height;
    }

    /** A JPEG, copied; empty unless it is drawn. */
    public byte[] image() {
        return Arrays.copyOf(image, image.length);
    }

    /** The same of a few pixels, copied; empty unless it is drawn. */
    public byte[] preview() {
        return Arrays.copyOf(preview, preview.length);
    }

    @Override
    public String toString() {
        return "Picture[" + state + ", " + image.length + " bytes hidden]";
    }

    /** What became of it. */
    public enum State {
        /** It can be shown. */
        DRAWN,
        /** It was deleted, taken back, or never was there. */
        GONE,
        /** What is there is not what the message names, or does not open. */
        CHANGED,
        /** It is no picture of a kind that is read here. */
        UNREADABLE,
        /** It has more pixels or bytes than are read here. */
        TOO_LARGE,
        /** The report has more pictures than are read of one. */
        TOO_MANY
    }
}
