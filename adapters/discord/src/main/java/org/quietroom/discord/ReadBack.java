package org.quietroom.discord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Webhook;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages of ours in a channel's history. Without Message Content Intent the history shows no buttons of other authors than
 * the bot, webhooks among them, so each message that may be the one is asked for through the webhook.
 */
final class ReadBack {
    private static final int PAGE = 100;
    private static final int MOST = 25;

    private ReadBack() {}

    /**
     * Looks among the hundred messages after the key was made and, where the name is known, among the newest hundred.
     *
     * @return the message's number; null if it is not among them
     */
    static CompletableFuture<@Nullable Long> find(
            StandardGuildMessageChannel channel, Webhook webhook, String key, @Nullable String name) {
        CompletableFuture<List<Message>> after = channel.getHistoryAfter(key, PAGE)
                .submit()
                .thenApply(history -> candidates(history.getRetrievedHistory(), webhook, name));
        CompletableFuture<List<Message>> newest = name == null
                ? CompletableFuture.completedFuture(List.of())
                : channel.getHistory().retrievePast(PAGE).submit().thenApply(all -> candidates(all, webhook, name));
        return after.thenCombine(newest, (first, second) -> {
                    List<Message> all = new ArrayList<>(first.subList(0, Math.min(MOST, first.size())));
                    all.addAll(second.subList(Math.max(0, second.size() - MOST), second.size()));
                    return all;
                })
                .thenCompose(all -> firstWith(all, 0, webhook, key));
    }

    /** The number of the newest message of a name; null if there is none among the last hundred. */
    static CompletableFuture<@Nullable Long> newest(StandardGuildMessageChannel channel, Webhook webhook, String name) {
        return channel.getHistory().retrievePast(PAGE).submit().thenApply(all -> {
            List<Message> own = candidates(all, webhook, name);
            return own.isEmpty() ? null : own.get(own.size() - 1).getIdLong();
        });
    }

    private static List<Message> candidates(List<Message> all, Webhook webhook, @Nullable String name) {
        return all.stream()
                .filter(m -> m.isWebhookMessage() && m.getAuthor().getIdLong() == webhook.getIdLong())
                .filter(m -> name == null || m.getAuthor().getName().equals(name))
                .sorted(Comparator.comparingLong(ISnowflake::getIdLong))
                .toList();
    }

    private static CompletableFuture<@Nullable Long> firstWith(
            List<Message> all, int index, Webhook webhook, String key) {
        if (index == all.size()) {
            return CompletableFuture.completedFuture(null);
        }
        Message next = all.get(index);
        String seen = Marks.key(next);
        CompletableFuture<@Nullable String> marked = seen != null
                ? CompletableFuture.completedFuture(seen)
                : webhook.retrieveMessageById(next.getId())
                        .submit()
                        .<@Nullable String>thenApply(Marks::key)
                        .exceptionally(gone -> null);
        return marked.thenCompose(found -> key.equals(found)
                ? CompletableFuture.<@Nullable Long>completedFuture(next.getIdLong())
                : firstWith(all, index + 1, webhook, key));
    }
}
