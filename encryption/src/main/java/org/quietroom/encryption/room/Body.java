package org.quietroom.encryption.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message says: words, and what is attached to them. Written as the wire document lays down, section Attachments. Immutable.
 */
public final class Body {
    /** The most attachments of one message. */
    public static final int MOST = 10;

    private static final char SEPARATOR = '\u001E';

    private final String words;
    private final List<Attachment> attachments;

    private Body(String words, List<Attachment> attachments) {
        this.words = words;
        this.attachments = List.copyOf(attachments);
    }

    /**
     * @param words may be empty; U+001E is taken out of them
     * @throws IllegalArgumentException if there are more than {@link #MOST} attachments
     */
    public static Body of(String words, List<Attachment> attachments) {
        if (attachments.size() > MOST) {
            throw new IllegalArgumentException("a message has at most " + MOST + " attachments");
        }
        return new Body(words.replace(String.valueOf(SEPARATOR), ""), attachments);
    }

    /** Reads any text: what names no attachments in the one form is words. */
    public static Body read(String text) {
        int first = text.indexOf(SEPARATOR);
        if (first < 0) {
            return new Body(text, List.of());
        }
        List<Attachment> attachments = new ArrayList<>();
        for (String part : text.substring(first + 1).split(String.valueOf(SEPARATOR), MOST + 1)) {
            Optional<Attachment> attachment = Attachment.read(part);
            if (attachment.isEmpty() || attachments.size() == MOST) {
                return new Body(text, List.of());
            }
            attachments.add(attachment.get());
        }
        return new Body(text.substring(0, first), attachments);
    }

    String text() {
        StringBuilder text = new StringBuilder(words);
        attachments.forEach(attachment -> text.append(SEPARATOR).append(attachment.text()));
        return text.toString();
    }

    public String words() {
        return words;
    }

    public List<Attachment> attachments() {
        return attachments;
    }

    /** No words. */
    @Override
    public String toString() {
        return "Body[" + words.length() + " units hidden, " + attachments.size() + " attachments]";
    }
}
