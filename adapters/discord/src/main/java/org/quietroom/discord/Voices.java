package org.quietroom.discord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Webhook;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Pseudonym;

/**
 * Speaks in channels under pseudonyms, through one webhook of the bot's own in each. What was published can be found again by its
 * key, at Discord, also by another process. Safe for many threads.
 */
final class Voices {
    private static final String WEBHOOK = "Quietroom";
    private static final int REMEMBERED = 10_000;

    private final Faces faces = new Faces();
    private final Map<Long, CompletableFuture<Webhook>> webhooks = new ConcurrentHashMap<>();
    private final Recent<String, Long> numbers = new Recent<>(REMEMBERED);

    /** Publishes; the number of the message. */
    CompletableFuture<Long> publish(JDA bot, Place place, String key, Pseudonym author, String text) {
        return faces.of(bot, author.avatar())
                .thenCompose(face -> with(
                                bot,
                                place,
                                webhook -> webhook.sendMessage(text)
                                        .setUsername(VoiceName.of(author))
                                        .setAvatarUrl(face)
                                        .setComponents(Marks.below(key, Language.of(bot, place)))
                                        .setAllowedMentions(List.of())
                                        .submit())
                        .thenApply(message -> {
                            numbers.put(key, message.getIdLong());
                            return message.getIdLong();
                        }));
    }

    /** Other words in a published message. */
    CompletableFuture<Void> edit(JDA bot, Place place, long message, String text) {
        return with(
                bot,
                place,
                webhook -> webhook.editMessageById(message, text)
                        .setAllowedMentions(List.of())
                        .submit()
                        .thenAccept(edited -> {}));
    }

    /** Takes a published message away; nothing happens if it is gone. */
    CompletableFuture<Void> delete(JDA bot, Place place, long message) {
        return with(bot, place, webhook -> webhook.deleteMessageById(message).submit())
                .exceptionally(failure -> {
                    if (!Failures.is(failure, ErrorResponse.UNKNOWN_MESSAGE)) {
                        throw new CompletionException(failure);
                    }
                    return null;
                });
    }

    /** A published message; null if it is gone or not ours. */
    CompletableFuture<@Nullable Spoken> get(JDA bot, Place place, long message) {
        CompletableFuture<@Nullable Spoken> found = with(
                bot,
                place,
                webhook -> webhook.retrieveMessageById(Long.toUnsignedString(message))
                        .submit()
                        .thenApply(Spoken::of));
        return found.exceptionally(failure -> {
            if (!Failures.is(failure, ErrorResponse.UNKNOWN_MESSAGE)) {
                throw new CompletionException(failure);
            }
            return null;
        });
    }

    /**
     * The number of the message with a key; null if there is none.
     *
     * @param name the name it stands under; null if unknown, then it is found only where it was published soon after its key was made
     */
    CompletableFuture<@Nullable Long> find(JDA bot, Place place, String key, @Nullable String name) {
        Long number = numbers.get(key);
        if (number != null || !Marks.number(key)) {
            return CompletableFuture.completedFuture(number);
        }
        return webhook(bot, place)
                .thenCompose(webhook -> ReadBack.find(channel(bot, place), webhook, key, name))
                .thenApply(found -> {
                    if (found != null) {
                        numbers.put(key, found);
                    }
                    return found;
                });
    }

    /** The newest message of a name in a channel; null if there is none among the last hundred. */
    CompletableFuture<@Nullable Spoken> newest(JDA bot, Place place, String name) {
        return webhook(bot, place)
                .thenCompose(webhook -> ReadBack.newest(channel(bot, place), webhook, name))
                .thenCompose(number -> number == null
                        ? CompletableFuture.<@Nullable Spoken>completedFuture(null)
                        : get(bot, place, number));
    }

    private <T extends @Nullable Object> CompletableFuture<T> with(
            JDA bot, Place place, Function<Webhook, CompletableFuture<T>> work) {
        return webhook(bot, place).thenCompose(work).exceptionallyCompose(failure -> {
            if (!Failures.is(failure, ErrorResponse.UNKNOWN_WEBHOOK)) {
                return CompletableFuture.failedFuture(failure);
            }
            // Somebody deleted it: make another, once.
            webhooks.remove(place.channel());
            return webhook(bot, place).thenCompose(work);
        });
    }

    private CompletableFuture<Webhook> webhook(JDA bot, Place place) {
        CompletableFuture<Webhook> webhook =
                webhooks.computeIfAbsent(place.channel(), number -> ownWebhook(channel(bot, place)));
        return webhook.whenComplete((made, failure) -> {
            if (failure != null) {
                webhooks.remove(place.channel(), webhook);
            }
        });
    }

    private static CompletableFuture<Webhook> ownWebhook(StandardGuildMessageChannel channel) {
        String self = channel.getJDA().getSelfUser().getId();
        return channel.retrieveWebhooks()
                .submit()
                .thenCompose(all -> all.stream()
                        .filter(w -> w.getToken() != null
                                && w.getOwnerAsUser() != null
                                && w.getOwnerAsUser().getId().equals(self))
                        .findFirst()
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> channel.createWebhook(WEBHOOK).submit()));
    }

    /** @throws IllegalArgumentException if there is no such channel now */
    private static StandardGuildMessageChannel channel(JDA bot, Place place) {
        StandardGuildMessageChannel channel = bot.getChannelById(StandardGuildMessageChannel.class, place.channel());
        if (channel == null) {
            throw new IllegalArgumentException("the channel " + place.name() + " is not there");
        }
        return channel;
    }
}
