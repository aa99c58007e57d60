package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.verdict.Reason;

/**
 * Effects that are stored and not yet done.
 *
 * <p>Guarantee: an effect is handed out until {@link #done} or {@link #cannot} says that it is over, and always under the
 * same key; two callers never have it at the same time, as long as each answers within {@link #LEASE}. Limit: a process that
 * dies between an effect and {@code done} causes a repeat, which a host can only recognise by the key. Blocking; safe for
 * many threads and processes.
 */
public final class Outbox {
    /** How long whoever was handed an effect has it to themselves. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Store store;
    private final EffectStore effects;
    private final Setbacks setbacks;
    private final Clock clock;

    Outbox(Store store, EffectStore effects, Setbacks setbacks, Clock clock) {
        this.store = store;
        this.effects = effects;
        this.setbacks = setbacks;
        this.clock = clock;
    }

    /**
     * Leases what can be done now for one host, oldest first.
     *
     * @param limit at most this many, 1 or more
     */
    public List<Due> due(HostId host, int limit) {
        return lease(requireNonNull(host, "host").value(), limit);
    }

    /** Leases what can be done now for all hosts together, oldest first. */
    public List<Due> due(int limit) {
        return lease(null, limit);
    }

    private List<Due> lease(@Nullable String host, int limit) {
        long now = clock.millis();
        return store.write(handle -> {
            List<Stored> found = handle.createQuery(
                            "SELECT id, case_id, type, payload, attempts FROM desk_effect e WHERE state = :waiting"
                                    + " AND not_before <= :now AND lease_until <= :now"
                                    + (host == null ? "" : " AND host = :host")
                                    + " AND (after_id IS NULL OR EXISTS"
                                    + " (SELECT 1 FROM desk_effect f WHERE f.id = e.after_id AND f.state = :done))"
                                    + " ORDER BY not_before, made_at, id LIMIT :limit")
                    .bind("waiting", EffectStore.WAITING)
                    .bind("done", EffectStore.DONE)
                    .bind("now", now)
                    .bind("limit", limit)
                    .configure(org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                    .bind("host", host)
                    .map((row, context) -> new Stored(
                            row.getString("id"),
                            new CaseId(row.getString("case_id")),
                            EffectStore.Type.valueOf(row.getString("type")),
                            effects.open(
                                    row.getString("id"),
                                    EffectStore.Type.valueOf(row.getString("type")),
                                    requireNonNull(row.getBytes("payload"))),
                            row.getInt("attempts")))
                    .list();
            List<Due> leased = new ArrayList<>();
            for (Stored each : found) {
                if (handle.createUpdate("UPDATE desk_effect SET lease_until = :until, attempts = attempts + 1"
                                        + " WHERE id = :id AND state = :waiting AND lease_until <= :now")
                                .bind("until", now + LEASE.toMillis())
                                .bind("id", each.key())
                                .bind("waiting", EffectStore.WAITING)
                                .bind("now", now)
                                .execute()
                        == 1) {
                    leased.add(new Due(new EffectKey(each.key()), each.effect(), each.attempts() + 1));
                }
            }
            return leased;
        });
    }

    /** It is so now. Also right if it was said before, or after the lease ran out. What it said is deleted. */
    public void done(EffectKey key, Receipt receipt) {
        Instant now = clock.instant();
        touched(store.write(handle -> {
            byte[] message = receipt.message() == null ? null : effects.sealMessage(key, receipt.message());
            int rows = handle.createUpdate("UPDATE desk_effect SET state = :done, payload = NULL, outcome = :outcome,"
                            + " done_at = :now, message = :message WHERE id = :id AND state <> :done")
                    .bind("done", EffectStore.DONE)
                    .bind("outcome", Receipt.Outcome.DONE.name())
                    .bind("now", now.toEpochMilli())
                    .bind("message", message)
                    .bind("id", key.value())
                    .execute();
            return rows == 0 ? Optional.<CaseId>empty() : caseOf(handle, key);
        }));
    }

    /** Not now: it is handed out again later, each time after a longer pause. */
    public void tryAgain(EffectKey key) {
        Instant now = clock.instant();
        touched(store.write(handle -> {
            int attempts = handle.createQuery("SELECT attempts FROM desk_effect WHERE id = :id")
                    .bind("id", key.value())
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0);
            int rows = handle.createUpdate("UPDATE desk_effect SET not_before = :at, lease_until = 0,"
                            + " outcome = :outcome WHERE id = :id AND state = :waiting")
                    .bind("at", now.plus(pause(key, attempts)).toEpochMilli())
                    .bind("outcome", Receipt.Outcome.TRY_AGAIN.name())
                    .bind("id", key.value())
                    .bind("waiting", EffectStore.WAITING)
                    .execute();
            return rows == 0 ? Optional.<CaseId>empty() : caseOf(handle, key);
        }));
    }

    /** The host is there again: what it was asked for before and was put off can be done now. Time to undo stays. */
    public void retryNow(HostId host) {
        store.write(handle -> handle.createUpdate("UPDATE desk_effect SET not_before = :now WHERE host = :host"
                        + " AND state = :waiting AND attempts > 0 AND not_before > :now")
                .bind("now", clock.millis())
                .bind("host", host.value())
                .bind("waiting", EffectStore.WAITING)
                .execute());
    }

    /** Not ever: the case says so, and a message that could not be published waits on the desk again. */
    public void cannot(EffectKey key, Reason reason) {
        Instant now = clock.instant();
        touched(store.write(handle -> {
            int rows = handle.createUpdate("UPDATE desk_effect SET state = :cannot, payload = NULL, outcome = :outcome"
                            + " WHERE id = :id AND state = :waiting")
                    .bind("cannot", EffectStore.CANNOT)
                    .bind("outcome", Receipt.Outcome.CANNOT.name())
                    .bind("id", key.value())
                    .bind("waiting", EffectStore.WAITING)
                    .execute();
            if (rows == 0) {
                return Optional.<CaseId>empty();
            }
            handle.createUpdate("UPDATE desk_effect SET state = :withdrawn, payload = NULL"
                            + " WHERE after_id = :id AND state = :waiting")
                    .bind("withdrawn", EffectStore.WITHDRAWN)
                    .bind("id", key.value())
                    .bind("waiting", EffectStore.WAITING)
                    .execute();
            Optional<CaseId> id = caseOf(handle, key).filter(each -> CaseRow.exists(handle, each));
            id.ifPresent(each -> setbacks.record(handle, each, typeOf(handle, key), reason, now));
            return id;
        }));
    }

    /** What a host answered: {@link #done}, {@link #tryAgain} or {@link #cannot}. */
    public void settle(EffectKey key, Receipt receipt) {
        switch (receipt.outcome()) {
            case DONE -> done(key, receipt);
            case TRY_AGAIN -> tryAgain(key);
            case CANNOT -> cannot(key, requireNonNull(receipt.reason()));
        }
    }

    /** How many effects are not over yet. */
    public long pending() {
        return store.read(handle -> handle.createQuery("SELECT count(*) FROM desk_effect WHERE state = :waiting")
                .bind("waiting", EffectStore.WAITING)
                .mapTo(Long.class)
                .one());
    }

    /** How long to wait after a number of attempts: doubling to ten minutes, spread by up to a quarter by the key. */
    static Duration pause(EffectKey key, int attempts) {
        long base =
                Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(20, Math.max(0, attempts - 1)));
        int spread = Hashing.sha256()
                        .hashString(key.value() + ":" + attempts, StandardCharsets.UTF_8)
                        .asInt()
                & 0xff;
        return Duration.ofMillis(base + base * spread / 1024);
    }

    private void touched(Optional<CaseId> id) {
        id.ifPresent(store::changed);
    }

    private static Optional<CaseId> caseOf(Handle handle, EffectKey key) {
        return handle.createQuery("SELECT case_id FROM desk_effect WHERE id = :id")
                .bind("id", key.value())
                .mapTo(String.class)
                .findOne()
                .map(CaseId::new);
    }

    private static EffectStore.Type typeOf(Handle handle, EffectKey key) {
        return EffectStore.Type.valueOf(handle.createQuery("SELECT type FROM desk_effect WHERE id = :id")
                .bind("id", key.value())
                .mapTo(String.class)
                .one());
    }

    private record Stored(String key, CaseId id, EffectStore.Type type, Effect effect, int attempts) {}

    /**
     * An effect to carry out now. {@link #toString()} hides its words.
     *
     * @param key the same at every attempt
     * @param effect what to ask the host for
     * @param attempt 1 for the first
     */
    public record Due(EffectKey key, Effect effect, int attempt) {
        /** @throws NullPointerException if anything is null */
        public Due {
            requireNonNull(key, "key");
            requireNonNull(effect, "effect");
        }

        @Override
        public String toString() {
            return "Due[" + key + ", attempt " + attempt + ", effect hidden]";
        }
    }
}
