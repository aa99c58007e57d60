package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.quietroom.core.message.Attachment;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Flag;

/**
 * The words of a case, opened for one moderator. {@link #toString()} hides them.
 *
 * @param id the case
 * @param original what the member wrote; spans of flags count in it
 * @param rewritten what would be published: equal to {@code original} if no guard changed anything
 * @param flags what was noticed, in the order of the case file
 * @param attachments what came with it, by description
 */
public record CaseText(
        CaseId id, List<Part> original, List<Part> rewritten, List<Flag> flags, List<Attachment> attachments) {
    /** Copies the lists. */
    public CaseText {
        requireNonNull(id, "id");
        original = List.copyOf(original);
        rewritten = List.copyOf(rewritten);
        flags = List.copyOf(flags);
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "CaseText[" + id + ", words hidden]";
    }
}
