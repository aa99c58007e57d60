package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import org.quietroom.core.port.Picture;

/**
 * What is known of a picture that came with a reported message, without what it shows.
 *
 * @param number of the pictures of one case, from 1
 * @param part of which text it is, from 0
 * @param state whether it can be shown
 * @param said the media type, as its sender says
 * @param width in pixels, as it can be shown; 0 if it cannot
 * @param height in pixels, as it can be shown; 0 if it cannot
 * @param bytes its length, as it can be shown; 0 if it cannot
 */
public record PictureFacts(int number, int part, Picture.State state, String said, int width, int height, int bytes) {
    /** The kind of the cover that lies on every picture. */
    public static final String KIND = "picture";

    /** @throws NullPointerException if anything is null */
    public PictureFacts {
        requireNonNull(state, "state");
        requireNonNull(said, "said");
    }

    static PictureFacts of(int number, Picture picture) {
        return new PictureFacts(
                number,
                picture.part(),
                picture.state(),
                picture.said(),
                picture.width(),
                picture.height(),
                picture.image().length);
    }

    /** Whether there is something to see. */
    public boolean shown() {
        return state == Picture.State.DRAWN;
    }

    /** The name of its cover, as in {@link CaseFile.Covered#key()}. */
    public String key() {
        return KIND + "-" + number;
    }
}
