package org.quietroom.commonroom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Reason;

/** What Quietroom asks of this host after the fact. Keys that were done are remembered, so nothing shows twice. */
final class CommonRoomActions implements HostActions {
    private static final int REMEMBERED = 20_000;
    private static final Reason CLOSED = new Reason("host.closed", "This chat is not open now.");
    private static final Reason GONE = new Reason("host.no-such-message", "The message is not in this room any more.");
    private static final Reason TAKEN_BACK = new Reason("host.taken-back", "The author took the message back.");
    private static final Reason NOBODY = new Reason("host.no-such-member", "The author has left this chat.");

    private final CommonRoom house;
    private final Map<EffectKey, Receipt> done = new LinkedHashMap<>();
    private boolean open;

    CommonRoomActions(CommonRoom house) {
        this.house = house;
    }

    synchronized void open() {
        open = true;
    }

    synchronized void close() {
        open = false;
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return once(key, effect, room -> publish(room, account, effect));
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return once(key, effect, room -> {
            Member member = house.byKey(account.value());
            if (member == null) {
                return Receipt.cannot(NOBODY);
            }
            room.note(member, effect.text(), house.clock().instant());
            return Receipt.done();
        });
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        return once(
                key,
                effect,
                room -> room.change(effect.message().value(), line -> line.in(Line.State.REMOVED, ""))
                        ? Receipt.done()
                        : Receipt.cannot(GONE));
    }

    private Receipt publish(Room room, AccountId account, Effect.Publish effect) {
        Submission said = effect.submission();
        Speaker by = Speaker.of(effect.author());
        String words = said.parts().stream().map(Part::text).findFirst().orElse("");
        MessageId target = said.kind() == Kind.EDIT ? said.target() : null;
        String id = (target == null ? said.id() : target).value();
        Line line = room.find(id);
        if (line == null) {
            return publishUnknown(room, house.byKey(account.value()), by, said, words);
        }
        if (line.state() == Line.State.TAKEN_BACK) {
            return Receipt.cannot(TAKEN_BACK);
        }
        if (target != null) {
            room.change(id, l -> l.reworded(words));
        } else if (line.state() != Line.State.SAID) {
            room.publish(id, by, words);
        }
        return Receipt.published(new MessageId(id));
    }

    /** A message that waited longer than this host ran: it can be said now if it was said to everybody. */
    private Receipt publishUnknown(Room room, @Nullable Member owner, Speaker by, Submission said, String words) {
        if (said.kind() != Kind.POST) {
            return Receipt.cannot(GONE);
        }
        room.add(Line.of(
                said.id().value(),
                Line.State.SAID,
                owner,
                by,
                null,
                words,
                null,
                house.clock().instant()));
        return Receipt.published(said.id());
    }

    /** One effect in one room. */
    @FunctionalInterface
    private interface Act {
        Receipt in(Room room);
    }

    /** Does it, unless it was done under this key; one effect at a time, so that two calls with one key cannot both act. */
    private synchronized CompletionStage<Receipt> once(EffectKey key, Effect effect, Act act) {
        if (!open) {
            return CompletableFuture.completedFuture(Receipt.tryAgain(CLOSED));
        }
        Receipt before = done.get(key);
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        Room room = house.room(effect.room().value());
        Receipt receipt = room == null ? Receipt.cannot(GONE) : act.in(room);
        if (receipt.outcome() == Receipt.Outcome.DONE) {
            done.put(key, receipt);
            if (done.size() > REMEMBERED) {
                done.remove(done.keySet().iterator().next());
            }
        }
        return CompletableFuture.completedFuture(receipt);
    }
}
