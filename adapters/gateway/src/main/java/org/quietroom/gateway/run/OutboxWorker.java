package org.quietroom.gateway.run;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.HostId;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Reason;
import org.quietroom.moderation.desk.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the outbox holds, each host by itself and at most 64 effects of it at once. What a host does not answer
 * in 25 s is asked again later under the same key, or as soon as it is there again; an answer that comes after all still counts.
 */
final class OutboxWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_ONCE = 64;
    private static final Duration PATIENCE = Outbox.LEASE.minusSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LOOK_WHILE_AWAY = Duration.ofSeconds(3);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final Reason NOBODY =
            new Reason("member.unknown", "Nobody is known under this pseudonym any more; the member was erased.");
    private static final Reason FAILED = new Reason("host.failed", "The host's adapter failed; see the log.");

    private final Outbox outbox;
    private final Enactor enactor;
    private final Map<HostId, RunningHost> hosts;
    private final Map<HostId, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Numbers numbers;
    private final Executor blocking;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private final Set<HostId> reached = new HashSet<>(); // of the thread alone
    private volatile boolean stopped;
    private boolean away;

    OutboxWorker(Outbox outbox, Enactor enactor, Map<HostId, RunningHost> hosts, Numbers numbers, Executor blocking) {
        this.outbox = outbox;
        this.enactor = enactor;
        this.hosts = Map.copyOf(hosts);
        this.numbers = numbers;
        this.blocking = blocking;
        this.thread = new Thread(this::run, "quietroom-outbox");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Looks soon. */
    void wake() {
        news.release();
    }

    /** How many effects wait for a host's answer. */
    int underWay() {
        return underWay.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private void run() {
        while (!stopped) {
            try {
                if (outbox.pending() > 0) {
                    look(hosts.keySet());
                }
                away = false;
            } catch (UnavailableException e) {
                if (!away) {
                    LOG.warn("effects wait: the store does not answer");
                }
                away = true;
            } catch (RuntimeException e) {
                LOG.error("looking for effects failed; it is tried again", e);
                away = true;
            }
            await(away ? LOOK_WHILE_AWAY : LOOK);
        }
    }

    private void await(Duration pause) {
        try {
            if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void look(Collection<HostId> all) {
        for (HostId id : all) {
            AtomicInteger count = underWay.computeIfAbsent(id, key -> new AtomicInteger());
            int room = AT_ONCE - count.get();
            RunningHost host = hosts.get(id);
            if (host != null && isThereAgain(host)) {
                outbox.retryNow(id);
            }
            List<Outbox.Due> due = room > 0 && !stopped ? outbox.due(id, room) : List.of();
            if (host != null) {
                due.forEach(each -> carryOut(host, each, count));
            }
        }
    }

    /** Whether it is reached, and was not at the last look. */
    private boolean isThereAgain(RunningHost host) {
        HostId id = host.config().id();
        if (host.adapter().health().state() == HostHealth.State.REACHED) {
            return reached.add(id);
        }
        reached.remove(id);
        return false;
    }

    private void carryOut(RunningHost host, Outbox.Due due, AtomicInteger count) {
        count.incrementAndGet();
        AtomicBoolean counted = new AtomicBoolean(true);
        CompletableFuture<Receipt> answer = ask(host.adapter(), due).toCompletableFuture();
        Runnable release = () -> {
            if (counted.getAndSet(false)) {
                count.decrementAndGet();
                wake();
            }
        };
        var unused = answer.whenCompleteAsync(
                (receipt, failure) -> {
                    settle(host, due, failure == null ? receipt : Receipt.tryAgain(FAILED));
                    release.run();
                },
                blocking);
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, blocking)
                .execute(() -> {
                    if (!answer.isDone()) {
                        later(due);
                        release.run();
                    }
                });
    }

    private CompletionStage<Receipt> ask(HostAdapter adapter, Outbox.Due due) {
        try {
            return enactor.carryOut(due.key(), due.effect(), adapter.actions());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(Receipt.cannot(NOBODY));
        } catch (UnavailableException e) {
            return CompletableFuture.failedFuture(e);
        } catch (RuntimeException e) {
            LOG.error("host {}: its adapter failed", adapter.getClass().getSimpleName(), e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(RunningHost host, Outbox.Due due, @Nullable Receipt receipt) {
        Receipt said = receipt == null ? Receipt.tryAgain(FAILED) : receipt;
        try {
            outbox.settle(due.key(), said);
            numbers.carriedOut(host.config().id(), said.outcome().name());
        } catch (UnavailableException e) {
            LOG.warn("an effect's answer could not be noted; it will be asked for again under the same key");
        }
    }

    private void later(Outbox.Due due) {
        try {
            outbox.tryAgain(due.key());
        } catch (UnavailableException e) {
            LOG.warn("an effect could not be put off; its lease runs out by itself");
        }
    }

    /** Takes nothing new, waits a little for what is under way; the rest is asked for again after the next start. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            thread.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
