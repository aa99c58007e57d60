package org.quietroom.discord;

import net.dv8tion.jda.api.entities.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that we published. {@link #toString()} hides the words.
 *
 * @param message its number at Discord
 * @param key its key with us
 * @param name the name it stands under
 * @param text its words now
 */
record Spoken(long message, String key, String name, String text) {
    /** Null if the message is none of ours. */
    static @Nullable Spoken of(Message message) {
        String key = Marks.key(message);
        return key == null
                ? null
                : new Spoken(message.getIdLong(), key, message.getAuthor().getName(), message.getContentRaw());
    }

    @Override
    public String toString() {
        return "Spoken[" + key + ", hidden]";
    }
}
