package org.quietroom.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Submission;

/** Carries out effects on desks. Before something is published it is looked for, by its key, in the channel. */
final class DeskActions implements HostActions {
    private final DiscordSettings settings;
    private final Voices voices;
    private final Letters letters;
    private final Effects effects;

    DeskActions(Connection connection, DiscordSettings settings, Voices voices, Letters letters) {
        this.settings = settings;
        this.voices = voices;
        this.letters = letters;
        this.effects = new Effects(connection);
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        Place place = settings.place(effect.room());
        if (place == null) {
            return CompletableFuture.completedFuture(Receipt.cannot(Failures.NO_ROOM));
        }
        return effects.once(key, bot -> publish(bot, place, effect));
    }

    private CompletableFuture<Receipt> publish(JDA bot, Place place, Effect.Publish effect) {
        Submission said = effect.submission();
        MessageId about = said.kind() == Kind.POST ? said.id() : said.target();
        String name = VoiceName.of(effect.author());
        String text = DeskTalk.text(said);
        if (about == null) {
            return CompletableFuture.completedFuture(Receipt.cannot(Failures.UNKNOWN));
        }
        return voices.find(bot, place, about.value(), name).thenCompose(number -> {
            if (said.kind() != Kind.POST && number == null) {
                return CompletableFuture.completedFuture(Receipt.cannot(Failures.UNKNOWN));
            }
            CompletableFuture<?> done = switch (said.kind()) {
                case EDIT -> voices.edit(bot, place, orZero(number), text);
                case DELETE -> voices.delete(bot, place, orZero(number));
                default ->
                    number != null
                            ? CompletableFuture.completedFuture(number)
                            : voices.publish(bot, place, about.value(), effect.author(), text);
            };
            return done.thenApply(nothing -> Receipt.published(about));
        });
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
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
        Place place = settings.place(effect.room());
        if (place == null) {
            return CompletableFuture.completedFuture(Receipt.cannot(Failures.NO_ROOM));
        }
        return effects.once(
                key,
                bot -> voices.find(bot, place, effect.message().value(), null)
                        .thenCompose(number -> number == null
                                ? CompletableFuture.completedFuture(Receipt.cannot(Failures.UNKNOWN))
                                : voices.delete(bot, place, number).thenApply(gone -> Receipt.done())));
    }
}
