package org.quietroom.discord;

import java.util.List;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import org.quietroom.core.message.Attachment;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;

/** A member's message as the gate is told of it. */
final class Read {
    private static final String UNKNOWN = "application/octet-stream";

    private Read() {}

    static Submission submission(Place place, Posted posted, Message message, boolean edited) {
        MessageId key = posted.key();
        var time = message.getTimeEdited();
        MessageId id = edited && time != null
                ? new MessageId(key.value() + "." + time.toInstant().toEpochMilli())
                : key;
        List<Attachment> files = message.getAttachments().stream()
                .map(file -> new Attachment(
                        file.getFileName(),
                        file.getContentType() == null ? UNKNOWN : file.getContentType(),
                        file.getSize()))
                .toList();
        MessageReference answered = message.getMessageReference();
        MessageId inReplyTo = answered == null || answered.getMessageIdLong() == 0
                ? null
                : new Posted(answered.getChannelIdLong(), answered.getMessageIdLong()).key();
        return new Submission(
                id,
                place.room(),
                edited ? Kind.EDIT : Kind.POST,
                List.of(new Part(Role.BODY, Format.MARKDOWN, message.getContentRaw())),
                files,
                edited ? key : null,
                inReplyTo,
                null,
                false,
                (edited && time != null ? time : message.getTimeCreated()).toInstant());
    }
}
