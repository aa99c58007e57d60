package org.quietroom.discord;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;

/**
 * What a member asks the desk to do.
 *
 * @param who the account
 * @param place the channel
 * @param submission what the gate is asked
 * @param message the number of the message that is changed or taken back; 0 for a new one
 */
record Saying(AccountId who, Place place, Submission submission, long message) {
    /** Something new; {@code key} is the number of the command or of the private message. */
    static Saying post(AccountId who, Place place, String key, String text) {
        return new Saying(who, place, submission(place, Kind.POST, key, text, null), 0);
    }

    /** Other words in a message of one's own. */
    static Saying edit(AccountId who, Place place, String key, Spoken own, String text) {
        return new Saying(who, place, submission(place, Kind.EDIT, key, text, own.key()), own.message());
    }

    /** A message of one's own is taken back. */
    static Saying delete(AccountId who, Place place, String key, Spoken own) {
        return new Saying(who, place, submission(place, Kind.DELETE, key, null, own.key()), own.message());
    }

    private static Submission submission(
            Place place, Kind kind, String key, @Nullable String text, @Nullable String target) {
        List<Part> parts = text == null ? List.of() : List.of(new Part(Role.BODY, Format.MARKDOWN, text));
        MessageId about = target == null ? null : new MessageId(target);
        return new Submission(
                new MessageId(key), place.room(), kind, parts, List.of(), about, null, null, false, Instant.now());
    }

    @Override
    public String toString() {
        return "Saying[" + submission.kind() + ", hidden]";
    }
}
