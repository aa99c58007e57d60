package org.quietroom.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.verdict.Reason;

/**
 * The effects that wait for one host, in the order they came. What is handed out and not acknowledged within the lease is
 * handed out again. In memory only: the outbox behind it asks again after a restart. Safe for many threads.
 */
final class EffectQueue {
    private static final Reason FULL = new Reason(
            "gate.queue-full", "The host fetches its effects too slowly; look whether its plugin still polls.");
    private static final Reason CLOSED = new Reason("gate.closed", "The gateway does not serve this host now.");

    private final Clock clock;
    private final Duration lease;
    private final int most;
    private final Map<EffectKey, Waiting> effects = new LinkedHashMap<>();
    private CompletableFuture<Void> arrival = new CompletableFuture<>();
    private boolean open;

    EffectQueue(Clock clock, Duration lease, int most) {
        this.clock = clock;
        this.lease = lease;
        this.most = most;
    }

    private static final class Waiting {
        private final PulledEffect effect;
        private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        private long leasedUntil = Long.MIN_VALUE;

        private Waiting(PulledEffect effect) {
            this.effect = effect;
        }
    }

    /** The same key again while it waits is the same effect. */
    synchronized CompletableFuture<Receipt> add(PulledEffect effect) {
        if (!open) {
            return CompletableFuture.completedFuture(Receipt.tryAgain(CLOSED));
        }
        Waiting waiting = effects.get(effect.key());
        if (waiting == null) {
            if (effects.size() >= most) {
                return CompletableFuture.completedFuture(Receipt.tryAgain(FULL));
            }
            waiting = new Waiting(effect);
            effects.put(effect.key(), waiting);
            announce();
        }
        return waiting.receipt.copy();
    }

    /** Hands out what is due, in order, and leases it. */
    synchronized List<PulledEffect> take(int max) {
        long now = clock.millis();
        List<PulledEffect> due = new ArrayList<>();
        for (Waiting waiting : effects.values()) {
            if (due.size() == max) {
                break;
            }
            if (waiting.leasedUntil <= now) {
                waiting.leasedUntil = now + lease.toMillis();
                due.add(waiting.effect);
            }
        }
        return due;
    }

    /** Makes everything due that was handed out and not acknowledged. */
    synchronized void release() {
        effects.values().forEach(waiting -> waiting.leasedUntil = Long.MIN_VALUE);
    }

    /** Whether the effect was waiting. */
    boolean acknowledge(EffectKey key, Receipt receipt) {
        @Nullable Waiting waiting;
        synchronized (this) {
            waiting = effects.remove(key);
        }
        return waiting != null && waiting.receipt.complete(receipt);
    }

    /** Completes when something new may be due; never fails. */
    synchronized CompletableFuture<Void> arrival() {
        return arrival.copy();
    }

    synchronized int size() {
        return effects.size();
    }

    /** Milliseconds until a lease runs out, 0 or more; {@code fallback} if nothing is leased before. */
    synchronized long untilDue(long fallback) {
        long now = clock.millis();
        return effects.values().stream()
                .mapToLong(w -> Math.max(0, w.leasedUntil - now))
                .reduce(fallback, Math::min);
    }

    synchronized void open() {
        open = true;
    }

    void close() {
        List<Waiting> left;
        synchronized (this) {
            open = false;
            left = List.copyOf(effects.values());
            effects.clear();
            announce();
        }
        left.forEach(w -> w.receipt.complete(Receipt.tryAgain(CLOSED)));
    }

    private void announce() {
        CompletableFuture<Void> announced = arrival;
        arrival = new CompletableFuture<>();
        announced.completeAsync(() -> null);
    }
}
