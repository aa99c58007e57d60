package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a member sends, as the host gave it, without the account: guards see this and nothing more of the person.
 *
 * <p>Immutable and safe to share. {@link #toString()} shows no words.
 *
 * @param id the host's key of this message; with {@code room} it makes a retry recognisable
 * @param room where it is said
 * @param kind what the member does
 * @param parts the texts, in the order of the host; empty for a deletion
 * @param attachments what came with it
 * @param target the message that an edit, deletion or report is about; null otherwise
 * @param inReplyTo the message answered; null if none or unknown
 * @param language the language the host states; null if it does not say
 * @param sealed whether the texts are end-to-end encrypted, so that no guard can read them
 * @param receivedAt when the host received it, or we did if the host does not say
 */
public record Submission(
        MessageId id,
        RoomId room,
        Kind kind,
        List<Part> parts,
        List<Attachment> attachments,
        @Nullable MessageId target,
        @Nullable MessageId inReplyTo,
        @Nullable Locale language,
        boolean sealed,
        Instant receivedAt) {

    /** @throws IllegalArgumentException if an edit, deletion or report names no target */
    public Submission {
        requireNonNull(id, "id");
        requireNonNull(room, "room");
        requireNonNull(kind, "kind");
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
        requireNonNull(receivedAt, "receivedAt");
        if (target == null && (kind == Kind.EDIT || kind == Kind.DELETE || kind == Kind.REPORT)) {
            throw new IllegalArgumentException(kind + " needs a target");
        }
    }

    /** A new plain post without attachments: what most chat hosts need. */
    public static Submission post(MessageId id, RoomId room, String text, Instant receivedAt) {
        return new Submission(
                id, room, Kind.POST, List.of(Part.body(text)), List.of(), null, null, null, false, receivedAt);
    }

    /** The same submission with other texts. */
    public Submission withParts(List<Part> others) {
        return new Submission(id, room, kind, others, attachments, target, inReplyTo, language, sealed, receivedAt);
    }

    /** The length of all texts together in UTF-16 units. */
    public int length() {
        return parts.stream().mapToInt(p -> p.text().length()).sum();
    }
}
