package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;

/**
 * Key packages of a device that waits to be let in, RFC 9420 section 10: made, stored, offered to the hub, renewed when few are left or
 * the last resort grows old, deleted when no Welcome can come to them any more.
 *
 * <p>Private parts are stored before the hub hears of the packages, and what was offered is offered again until the hub says
 * that it has it. So the hub hands out nothing that this device could not open, wherever a program ends.
 */
final class KeyPackages {
    /** How often it can be tried to let this device in before its last resort serves again. */
    static final int ONCE = 10;

    static final Duration LIFETIME = Duration.ofDays(90);
    /** How long a Welcome may lie at the hub. */
    static final Duration LINGER = Duration.ofDays(30);

    private static final Duration CLOCK_BEHIND = Duration.ofHours(1);
    /** A hub that says again and again that none is left gets no more than these. */
    private static final int MOST_KEPT = 100;

    private static final String USED = "key-package.used";

    private final Asking hub;
    private final Keeper keeper;

    KeyPackages(Asking hub, Keeper keeper) {
        this.hub = hub;
        this.keeper = keeper;
    }

    /** The request by which a device becomes known, with packages that are stored. */
    ObjectNode registration() {
        if (keeper.packages.isEmpty()) {
            keep(make(ONCE + 1), Stock.REGISTERED.counting(ONCE + 1));
        }
        ObjectNode request = Asking.request()
                .put("device", keeper.self.device())
                .put("signatureKey", Asking.encode(keeper.self.signatureKey()));
        put(request, List.copyOf(keeper.packages.keySet()), true);
        return request;
    }

    /**
     * Sees to it that a device that waits can be let in, now and for the weeks to come.
     *
     * @throws HubAwayException if the hub did not say that it has what was offered; the next look goes on
     */
    void renew(RoomView view) {
        if (keeper.place.phase() != Phase.WAITING) {
            return;
        }
        forgetOld();
        if (!keeper.stock.offered().isEmpty() && !isFresh(keeper.stock.offered().get(0))) {
            new Step(keeper)
                    .packages(Map.of(), List.of(), keeper.stock.dropped())
                    .put();
        }
        if (keeper.stock.offered().isEmpty()) {
            view.device(keeper.self.device()).flatMap(RoomView.Device::supply).ifPresent(this::makeWhatIsWanted);
        }
        if (!keeper.stock.offered().isEmpty()) {
            offer();
        }
    }

    private void makeWhatIsWanted(RoomView.Supply supply) {
        int once = supply.left() < ONCE / 2 ? ONCE - (int) Math.max(0, supply.left()) : 0;
        boolean last = endsSoon(supply.lastResortUntil());
        int count = once + (last ? 1 : 0);
        if (count == 0 || keeper.packages.size() + count > MOST_KEPT) {
            return;
        }
        SortedMap<Long, OwnKeyPackage> made = make(count);
        keep(made, keeper.stock.counting(count).offering(List.copyOf(made.keySet()), last));
    }

    /** A last resort in the last third of its life, by the hub's word or by what it says itself. */
    private boolean endsSoon(long until) {
        OwnKeyPackage own = keeper.packages.get(keeper.stock.lastResort());
        long soon = now() + LIFETIME.toMillis() / 3;
        return own == null || until < soon || endOf(own) < soon;
    }

    private SortedMap<Long, OwnKeyPackage> make(int count) {
        long seconds = now() / 1_000;
        Lifetime lifetime = new Lifetime(seconds - CLOCK_BEHIND.toSeconds(), seconds + LIFETIME.toSeconds());
        SortedMap<Long, OwnKeyPackage> made = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            made.put(keeper.stock.next() + i, keeper.self.client().newKeyPackage(lifetime));
        }
        return made;
    }

    private void keep(Map<Long, OwnKeyPackage> made, Stock stock) {
        new Step(keeper).packages(made, List.of(), stock).put();
    }

    private void offer() {
        Stock stock = keeper.stock;
        ObjectNode request = Asking.request().put("device", keeper.self.device());
        put(request, stock.offered(), stock.withLastResort());
        try {
            hub.ask("refill", request);
            keep(Map.of(), stock.accepted(now()));
        } catch (HubRefusedException e) {
            if (e.code().equals(USED)) {
                keep(Map.of(), stock.dropped());
            }
            // Otherwise it is offered again: what the hub has against it may pass, a clock that is wrong say.
        }
    }

    private void put(ObjectNode request, List<Long> numbers, boolean withLastResort) {
        ArrayNode once = request.putArray("keyPackages");
        for (long number : numbers) {
            OwnKeyPackage own = keeper.packages.get(number);
            if (own != null) {
                String published = Asking.encode(own.published().message());
                if (withLastResort && number == numbers.get(0)) {
                    request.put("lastResort", published);
                } else {
                    once.add(published);
                }
            }
        }
    }

    /** What no Welcome can come to any more is deleted: 30 days after its time, or after the hub has had another last resort. */
    private void forgetOld() {
        long gone = now() - LINGER.toMillis();
        List<Long> old = new ArrayList<>();
        keeper.packages.forEach((number, own) -> {
            long replaced = keeper.stock.replaced().getOrDefault(number, Long.MAX_VALUE);
            if (endOf(own) < gone || replaced < gone) {
                old.add(number);
            }
        });
        if (!old.isEmpty()) {
            new Step(keeper).packages(Map.of(), old, keeper.stock.without(old)).put();
        }
    }

    /** Whether it was made lately by the clock as it is now: otherwise the clock was wrong, or it lay here for weeks. */
    private boolean isFresh(long number) {
        OwnKeyPackage own = keeper.packages.get(number);
        if (own == null) {
            return false;
        }
        long left = endOf(own) - now();
        return left <= LIFETIME.plus(CLOCK_BEHIND).toMillis() && left > LIFETIME.toMillis() * 2 / 3;
    }

    /** When a package's time is over, in milliseconds. */
    private static long endOf(OwnKeyPackage own) {
        return own.published().leafNode().source() instanceof LeafNodeSource.InKeyPackage in
                ? in.lifetime().notAfter() * 1_000
                : 0;
    }

    /**
     * Since when the keys are known with which a device joins, in milliseconds: as long as its key package. After a last resort, which
     * others may have been handed too, they are to be renewed at once (section 16.8): 0.
     */
    static long keysSince(Keeper keeper, OwnKeyPackage own) {
        boolean once = keeper.packages.entrySet().stream()
                .filter(entry -> entry.getValue() == own)
                .noneMatch(entry -> entry.getKey() == keeper.stock.lastResort()
                        || keeper.stock.replaced().containsKey(entry.getKey()));
        return once ? endOf(own) - LIFETIME.toMillis() : 0;
    }

    private long now() {
        return keeper.settings.clock().millis();
    }
}
