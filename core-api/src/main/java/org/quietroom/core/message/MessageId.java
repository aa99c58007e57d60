package org.quietroom.core.message;

/**
 * The host's own key of one message inside its room; a repeat of it is a retry, not a second message.
 *
 * @param value opaque, at most 512 UTF-16 units, no control characters
 */
public record MessageId(String value) {
    /** @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character */
    public MessageId {
        Ids.requireOpaque("a message id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
