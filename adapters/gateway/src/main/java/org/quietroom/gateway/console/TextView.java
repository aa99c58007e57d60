package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a case, for the one page that shows them. {@link #toString()} hides them.
 *
 * @param parts the texts as the member wrote them
 * @param rewritten the texts that would be published instead; empty if no guard changed anything
 * @param attachments what came with them, by kind and size
 */
public record TextView(List<Part> parts, List<String> rewritten, List<String> attachments) {
    @Override
    public String toString() {
        return "TextView[words hidden]";
    }

    /** Whether any picture stands in it. */
    boolean pictured() {
        return parts.stream().anyMatch(part -> !part.pictures().isEmpty());
    }

    /**
     * One text.
     *
     * @param note how it is shown, if it is not plain; null if it is
     * @param pieces its words in order
     * @param pictures what came with it
     */
    public record Part(String title, @Nullable String note, List<Piece> pieces, List<Shown> pictures) {
        @Override
        public String toString() {
            return "Part[words hidden]";
        }
    }

    /**
     * A picture.
     *
     * @param about which one, its kind and size, and how it is shown
     * @param alt for who does not see it
     * @param source the picture itself as an address, blurred or not; empty if it cannot be shown
     * @param width in pixels; 0 if it cannot be shown
     * @param height in pixels; 0 if it cannot be shown
     * @param opened whether somebody asked for it
     */
    public record Shown(String about, String alt, String source, int width, int height, boolean opened) {
        @Override
        public String toString() {
            return "Shown[picture hidden]";
        }
    }

    /**
     * Some words.
     *
     * @param text the words; what stands in their place if they are covered
     * @param quoted whether the author quotes them
     * @param marks numbers of the flags that cover them
     * @param starts numbers of the flags that begin here
     * @param ends numbers of the flags that end here
     * @param anchor the number of a flag whose first words these are, for links to them; null if they are none's
     * @param cover what stands in the place of the words, or would if somebody had not opened it; null if they have no cover
     * @param opened whether the cover is off
     */
    public record Piece(
            String text,
            boolean quoted,
            List<Integer> marks,
            List<Integer> starts,
            List<Integer> ends,
            @Nullable Integer anchor,
            @Nullable String cover,
            boolean opened) {
        @Override
        public String toString() {
            return "Piece[words hidden]";
        }
    }
}
