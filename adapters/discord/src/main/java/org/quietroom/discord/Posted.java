package org.quietroom.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.MessageId;

/**
 * A message in a watched channel or one of its threads.
 *
 * @param channel where it stands: the channel's number, or the thread's
 * @param number its number at Discord
 */
record Posted(long channel, long number) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{14,19})/([1-9][0-9]{14,19})");

    /** The key, as the gate is told. */
    MessageId key() {
        return new MessageId(Long.toUnsignedString(channel) + "/" + Long.toUnsignedString(number));
    }

    /** Null if the key is none of ours. */
    static @Nullable Posted of(MessageId key) {
        Matcher parts = FORM.matcher(key.value());
        return parts.matches()
                ? new Posted(Long.parseUnsignedLong(parts.group(1)), Long.parseUnsignedLong(parts.group(2)))
                : null;
    }

    /** Takes it away; nothing happens if it is gone. */
    CompletableFuture<Void> delete(JDA bot) {
        GuildMessageChannel place = bot.getChannelById(GuildMessageChannel.class, channel);
        if (place == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("the channel is not there"));
        }
        return place.deleteMessageById(number).submit().exceptionally(failure -> {
            if (!Failures.is(failure, ErrorResponse.UNKNOWN_MESSAGE)) {
                throw new CompletionException(failure);
            }
            return null;
        });
    }
}
