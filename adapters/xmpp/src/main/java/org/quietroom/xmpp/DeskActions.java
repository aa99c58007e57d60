package org.quietroom.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.Reason;

/**
 * Carries out effects in our rooms. An effect is done when the server has read what we sent for it, not when we wrote it.
 *
 * <p>Limit: which keys were done is known until this process ends, and the server knows no keys; so a kill between effect
 * and record can show a message twice.
 */
final class DeskActions implements HostActions {
    private static final int REMEMBERED = 10_000;
    private static final Reason AWAY = new Reason("xmpp.away", "The XMPP server is not reached now.");
    private static final Reason NO_ROOM = new Reason("xmpp.no-room", "This room is not among the configured rooms.");
    private static final Reason NOBODY =
            new Reason("xmpp.receiver-away", "The member it was written to is not in the room now.");
    private static final Reason UNKNOWN = new Reason("xmpp.unknown-message", "No message of this room has such a key.");

    private final Map<RoomId, DeskRoom> rooms;
    private final DeskLink link;
    private final Map<EffectKey, Receipt> done = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EffectKey, Receipt> eldest) {
            return size() > REMEMBERED;
        }
    };

    DeskActions(Map<RoomId, DeskRoom> rooms, DeskLink link) {
        this.rooms = rooms;
        this.link = link;
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return once(key, effect.room(), room -> {
            var said = effect.submission();
            boolean personal = said.kind() == Kind.PRIVATE_MESSAGE;
            DeskKey message = DeskKey.parse(said.id(), effect.author().id(), personal);
            return room.publish(effect.author(), message, said)
                    ? Receipt.published(message.message())
                    : Receipt.cannot(NOBODY);
        });
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return once(key, effect.room(), room -> {
            room.tell(account, effect.text());
            return Receipt.done();
        });
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        return once(key, effect.room(), room -> {
            if (!DeskKey.wellFormed(effect.message())) {
                return Receipt.cannot(UNKNOWN);
            }
            String owner = effect.message().value().substring(0, 32);
            room.remove(DeskKey.parse(effect.message(), new org.quietroom.core.message.PseudonymId(owner), false));
            return Receipt.done();
        });
    }

    private interface Work {
        Receipt in(DeskRoom room);
    }

    private CompletionStage<Receipt> once(EffectKey key, RoomId id, Work work) {
        DeskRoom room = rooms.get(id);
        if (room == null) {
            return CompletableFuture.completedFuture(Receipt.cannot(NO_ROOM));
        }
        Receipt receipt = begin(key, () -> work.in(room));
        if (receipt == null) {
            return CompletableFuture.completedFuture(Receipt.tryAgain(AWAY));
        }
        if (receipt.outcome() != Receipt.Outcome.DONE) {
            return CompletableFuture.completedFuture(receipt);
        }
        return link.confirm().handle((read, failure) -> {
            if (failure == null) {
                return receipt;
            }
            forget(key);
            return Receipt.tryAgain(AWAY);
        });
    }

    /** Null if the server is away. */
    private synchronized @Nullable Receipt begin(EffectKey key, Supplier<Receipt> work) {
        if (!link.up()) {
            return null;
        }
        Receipt before = done.get(key);
        if (before != null) {
            return before;
        }
        Receipt receipt = work.get();
        if (receipt.outcome() == Receipt.Outcome.DONE) {
            done.put(key, receipt);
        }
        return receipt;
    }

    private synchronized void forget(EffectKey key) {
        done.remove(key);
    }
}
