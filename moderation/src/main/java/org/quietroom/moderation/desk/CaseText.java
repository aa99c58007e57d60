package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Attachment;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Flag;

/**
 * The words of a case, opened for one moderator. {@link #toString()} hides them.
 *
 * <p>Guarantee: words under a cover are not in it, but for those of {@code opened}; each of their UTF-16 units is a block
 * (U+2588), so that spans still fit. Limit: what {@link Covers} did not recognise is not covered.
 *
 * @param id the case
 * @param original what the member wrote; spans of flags count in it
 * @param rewritten what would be published: equal to {@code original} if no guard changed anything
 * @param flags what was noticed, in the order of the case file
 * @param attachments what came with it, by description
 * @param covers what is covered in {@code original}
 * @param rewrittenCovers what is covered in {@code rewritten}
 * @param pictures what came with reported messages, all but that of {@code opened} under their covers
 * @param opened the key of the covers that are off; null if all are on
 */
public record CaseText(
        CaseId id,
        List<Part> original,
        List<Part> rewritten,
        List<Flag> flags,
        List<Attachment> attachments,
        List<Cover> covers,
        List<Cover> rewrittenCovers,
        List<CasePicture> pictures,
        @Nullable String opened) {
    /** Copies the lists. */
    public CaseText {
        requireNonNull(id, "id");
        original = List.copyOf(original);
        rewritten = List.copyOf(rewritten);
        flags = List.copyOf(flags);
        attachments = List.copyOf(attachments);
        covers = List.copyOf(covers);
        rewrittenCovers = List.copyOf(rewrittenCovers);
        pictures = List.copyOf(pictures);
    }

    @Override
    public String toString() {
        return "CaseText[" + id + ", words hidden]";
    }
}
