package org.quietroom.discord;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Icon;
import net.dv8tion.jda.api.entities.emoji.ApplicationEmoji;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Avatar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pictures of pseudonyms are: webhooks take the address of a picture, so the 64 of them are kept at Discord as emoji of
 * the bot's own application, each uploaded when it is first needed. Safe for many threads.
 */
final class Faces {
    private static final Logger LOG = LoggerFactory.getLogger(Faces.class);

    private final Map<String, CompletableFuture<String>> addresses = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<Void> known;

    /** The address of an avatar's picture; null if Discord does not take it now, and then the webhook's own is shown. */
    CompletableFuture<@Nullable String> of(JDA bot, Avatar avatar) {
        String name = "quietroom_" + avatar.shape() + "_" + avatar.tint();
        return known(bot)
                .thenCompose(all -> addresses.computeIfAbsent(name, key -> upload(bot, key, avatar)))
                .handle((address, failure) -> {
                    if (failure != null) {
                        addresses.remove(name);
                        LOG.warn("An avatar could not be uploaded: {}", Failures.words(failure));
                    }
                    return address;
                });
    }

    private synchronized CompletableFuture<Void> known(JDA bot) {
        CompletableFuture<Void> asked = known;
        if (asked == null || asked.isCompletedExceptionally()) {
            asked = bot.retrieveApplicationEmojis()
                    .submit()
                    .thenAccept(all -> all.forEach(emoji ->
                            addresses.put(emoji.getName(), CompletableFuture.completedFuture(address(emoji)))));
            known = asked;
        }
        return asked;
    }

    private static CompletableFuture<String> upload(JDA bot, String name, Avatar avatar) {
        return bot.createApplicationEmoji(name, Icon.from(FacePicture.of(avatar), Icon.IconType.PNG))
                .submit()
                .thenApply(Faces::address);
    }

    /** As in Discord's reference, Image Formatting, CDN Endpoints. */
    private static String address(ApplicationEmoji emoji) {
        return "https://cdn.discordapp.com/emojis/" + emoji.getId() + ".png";
    }
}
