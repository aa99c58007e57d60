package org.quietroom.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.verdict.Reason;

/** Carries out effects in watched channels: removal and private words. Nothing is ever published there. */
final class WatchActions implements HostActions {
    private static final Reason NO_VOICE = new Reason(
            "discord.after-only", "In a watched channel members write themselves; nothing can be published for them.");

    private final DiscordSettings settings;
    private final Letters letters;
    private final Effects effects;

    WatchActions(Connection connection, DiscordSettings settings, Letters letters) {
        this.settings = settings;
        this.letters = letters;
        this.effects = new Effects(connection);
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return CompletableFuture.completedFuture(Receipt.cannot(NO_VOICE));
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return effects.once(
                key,
                bot -> letters.tell(bot, account, effect.room(), effect.text(), key)
                        .thenApply(told -> Receipt.done()));
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        Posted posted = Posted.of(effect.message());
        if (posted == null || settings.place(effect.room()) == null) {
            return CompletableFuture.completedFuture(Receipt.cannot(Failures.UNKNOWN));
        }
        return effects.once(key, bot -> posted.delete(bot).thenApply(gone -> Receipt.done()));
    }
}
