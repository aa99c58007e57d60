package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a case, for one moderator: a few pixels of it, and all of them only where its cover is off. {@link
 * #toString()} hides both. Immutable.
 */
public final class CasePicture {
    private final PictureFacts facts;
    private final byte[] preview;
    private final byte @Nullable [] image;

    CasePicture(PictureFacts facts, byte[] preview, byte @Nullable [] image) {
        this.facts = requireNonNull(facts, "facts");
        this.preview = preview;
        this.image = image;
    }

    public PictureFacts facts() {
        return facts;
    }

    /** A JPEG of so few pixels that nothing is to be made out, copied; empty if there is nothing to see. */
    public byte[] preview() {
        return Arrays.copyOf(preview, preview.length);
    }

    /** A JPEG, copied; empty while it is covered. */
    public Optional<byte[]> image() {
        byte[] shown = image;
        return shown == null ? Optional.empty() : Optional.of(Arrays.copyOf(shown, shown.length));
    }

    @Override
    public String toString() {
        return "CasePicture[" + facts.number() + ", hidden]";
    }
}
