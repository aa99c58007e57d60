package org.quietroom.core.testkit;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.verdict.Reason;

/** The adapter of a {@link RecordingHost}: parses nothing, decides nothing, does each effect once. */
class RecordingAdapter implements HostAdapter, HostActions {
    private static final Reason AWAY = new Reason("host.away", "The host is not connected.");
    private static final Reason GONE = new Reason("host.gone", "The host knows no such member or message.");
    private static final Reason UNABLE = new Reason("host.unable", "The host cannot do that.");

    final RecordingHost host;
    private final HostProfile profile;
    private final Map<EffectKey, Receipt> done = new ConcurrentHashMap<>();
    private volatile @Nullable Gate gate;

    RecordingAdapter(RecordingHost host, HostProfile profile) {
        this.host = host;
        this.profile = profile;
    }

    final @Nullable Gate gate() {
        return gate;
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    @Override
    public HostActions actions() {
        return this;
    }

    @Override
    public void open(Gate asked) {
        gate = asked;
        host.connect(asked);
    }

    @Override
    public HostHealth health() {
        return gate == null
                ? new HostHealth(HostHealth.State.WAITING, "Closed, or not opened yet.")
                : new HostHealth(HostHealth.State.REACHED, host.members().size() + " members are in the room.");
    }

    @Override
    public void close() {
        gate = null;
        host.connect(null);
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        String text = effect.submission().parts().get(0).text();
        return once(key, () -> {
            MessageId id = host.nextId();
            host.members().forEach(member -> member.show(id.value(), releasedAs(effect), text));
            return Receipt.published(id);
        });
    }

    String releasedAs(Effect.Publish effect) {
        return effect.author().name();
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        if (!profile.reachesAuthor()) {
            return CompletableFuture.completedStage(Receipt.cannot(UNABLE));
        }
        return once(
                key,
                () -> host.members().stream()
                        .filter(member -> member.account().equals(account))
                        .findFirst()
                        .map(member -> {
                            member.tell(effect.text());
                            return Receipt.done();
                        })
                        .orElse(Receipt.cannot(GONE)));
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        if (profile.remove() == HostProfile.Remove.NONE) {
            return CompletableFuture.completedStage(Receipt.cannot(UNABLE));
        }
        return once(key, () -> {
            boolean had = false;
            for (RecordingMember member : host.members()) {
                had |= member.takeAway(effect.message().value());
            }
            return had ? Receipt.done() : Receipt.cannot(GONE);
        });
    }

    /** Does what was not yet done under this key. */
    CompletionStage<Receipt> once(EffectKey key, Supplier<Receipt> work) {
        if (gate == null) {
            return CompletableFuture.completedStage(Receipt.tryAgain(AWAY));
        }
        return CompletableFuture.completedStage(done.computeIfAbsent(key, k -> work.get()));
    }
}
