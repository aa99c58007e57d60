package org.quietroom.xmpp;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.PseudonymId;

/**
 * The key of one message on the desk: whose it is and the client's own id, so that nobody can name another's message and
 * nothing has to be remembered to correct, release or remove it.
 *
 * @param author the author's pseudonym
 * @param id the client's id
 * @param receiver to whom it is, if it is private; null otherwise
 */
record DeskKey(PseudonymId author, String id, @Nullable PseudonymId receiver) {
    private static final int MAX_ID = 200;
    private static final int HEX = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}:.{1," + MAX_ID + "}(:[0-9a-f]{32})?");

    DeskKey {
        requireNonNull(author, "author");
        requireNonNull(id, "id");
    }

    /** The key of a message that a client calls {@code id}; one of our own if that is not usable. */
    static DeskKey of(PseudonymId author, @Nullable String id, @Nullable PseudonymId receiver) {
        boolean usable = id != null
                && !id.isBlank()
                && id.length() <= MAX_ID
                && id.chars().noneMatch(Character::isISOControl);
        return new DeskKey(author, usable && id != null ? id : UUID.randomUUID().toString(), receiver);
    }

    /** The key as {@link #message} wrote it; for another form a key with the whole as the client's id. */
    static DeskKey parse(MessageId message, PseudonymId author, boolean personal) {
        String text = message.value();
        if (!FORM.matcher(text).matches()) {
            return new DeskKey(author, text, null);
        }
        PseudonymId owner = new PseudonymId(text.substring(0, HEX));
        int end = text.length() - HEX - 1;
        if (personal && end > HEX && text.charAt(end) == ':') {
            return new DeskKey(owner, text.substring(HEX + 1, end), new PseudonymId(text.substring(end + 1)));
        }
        return new DeskKey(owner, text.substring(HEX + 1), null);
    }

    static boolean wellFormed(MessageId message) {
        return FORM.matcher(message.value()).matches();
    }

    MessageId message() {
        return new MessageId(author + ":" + id + (receiver == null ? "" : ":" + receiver));
    }
}
