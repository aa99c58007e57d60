package org.quietroom.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.RoomId;

/**
 * Private words to a member: below their last command while Discord keeps that open (15 minutes), so that they read it where they
 * wrote; else as a direct message. Safe for many threads.
 */
final class Letters {
    private static final int REMEMBERED = 5_000;
    private static final int NONCE = 20;

    private record Door(String account, RoomId room) {}

    private final Recent<Door, InteractionHook> doors = new Recent<>(REMEMBERED);

    /** A member can be answered by this from now on. */
    void opened(AccountId account, RoomId room, InteractionHook hook) {
        doors.put(new Door(account.value(), room), hook);
    }

    /**
     * Tells a member something.
     *
     * @param key makes Discord send a repeated direct message once, for some minutes; null for none
     * @return fails if the member cannot be reached: {@link Failures#receipt} says why
     */
    CompletableFuture<Void> tell(JDA bot, AccountId account, RoomId room, String text, @Nullable EffectKey key) {
        Door door = new Door(account.value(), room);
        InteractionHook hook = doors.get(door);
        if (hook == null || hook.isExpired()) {
            doors.remove(door);
            return direct(bot, account, text, key);
        }
        CompletableFuture<Void> said = CompletableFuture.completedFuture(null);
        for (String page : Pages.of(text)) {
            said = said.thenCompose(before -> Reply.followUp(hook, page));
        }
        return said.exceptionallyCompose(failure -> {
            doors.remove(door);
            return direct(bot, account, text, key);
        });
    }

    private static CompletableFuture<Void> direct(JDA bot, AccountId account, String text, @Nullable EffectKey key) {
        List<String> pages = Pages.of(text);
        return bot.openPrivateChannelById(account.value()).submit().thenCompose(channel -> {
            CompletableFuture<Void> said = CompletableFuture.completedFuture(null);
            for (int i = 0; i < pages.size(); i++) {
                String page = pages.get(i);
                String nonce = key == null ? null : key.value().substring(0, NONCE) + i;
                said = said.thenCompose(before -> send(channel, page, nonce));
            }
            return said;
        });
    }

    private static CompletableFuture<Void> send(PrivateChannel channel, String page, @Nullable String nonce) {
        return channel.sendMessage(page)
                .setNonce(nonce)
                .setAllowedMentions(List.of())
                .submit()
                .thenAccept(done -> {});
    }
}
