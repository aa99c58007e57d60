package org.quietroom.mailman;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/** Mails of one list as submissions. Immutable. */
final class Submissions {
    private final RoomId room;
    private final Tools tools;

    Submissions(RoomId room, Tools tools) {
        this.room = room;
        this.tools = tools;
    }

    /** What the gate is asked about. */
    Submission of(MailingList list, Incoming in, Letter letter) {
        List<Part> parts = new ArrayList<>();
        if (!letter.subject().isEmpty()) {
            parts.add(new Part(Role.TITLE, Format.PLAIN, letter.subject()));
        }
        parts.add(Part.body(Lines.withoutSignature(letter.text())));
        List<String> answered = references(list, in, letter);
        MessageId inReplyTo = answered.isEmpty()
                ? null
                : Keys.idIn(answered.get(answered.size() - 1))
                        .map(MessageId::new)
                        .orElse(null);
        return new Submission(
                new MessageId(in.id),
                room,
                Kind.POST,
                parts,
                letter.attachments(),
                null,
                inReplyTo,
                null,
                false,
                tools.clock().instant());
    }

    /** What it answers, in ids that we published: of the author's own Message-IDs those that we made of them. */
    List<String> references(MailingList list, Incoming in, Letter letter) {
        return letter.references().stream()
                .map(id -> Keys.idIn(id).orElseGet(() -> tools.keys().id(list.id(), in.author, id)))
                .map(id -> Keys.messageId(id, list.mailHost()))
                .toList();
    }
}
