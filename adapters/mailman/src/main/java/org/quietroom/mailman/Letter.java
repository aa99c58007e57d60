package org.quietroom.mailman;

import java.util.List;
import org.quietroom.core.message.Attachment;

/**
 * What we take from a mail: words, and what it answers. {@link #toString()} shows no words.
 *
 * @param from the author's line as it came
 * @param subject decoded, one line; empty if there is none
 * @param text the words, lines ended by line feeds, none at the end
 * @param references the Message-IDs of what it answers, oldest first, at most {@value #MOST_REFERENCES}
 * @param attachments files that came with it
 * @param sealed whether the words are encrypted, or signed in a way that hides them
 * @param automatic whether a program wrote it, such as a note that somebody is away (RFC 3834)
 * @param seal our own proof that we wrote it; empty on others' mail
 */
record Letter(
        String from,
        String subject,
        String text,
        List<String> references,
        List<Attachment> attachments,
        boolean sealed,
        boolean automatic,
        String seal) {
    static final int MOST_REFERENCES = 20;

    Letter {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "Letter[" + text.length() + " units hidden, " + attachments.size() + " files]";
    }
}
