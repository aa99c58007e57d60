package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.PushedEffects;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;

/**
 * A host that calls us: it submits over the HTTP gate and fetches its effects there, unless they are pushed. An effect is
 * done when the host acknowledges it; until then it is handed out again each time its lease runs out.
 *
 * <p>Limit: effects wait in memory. Whoever asks for them keeps them in a store and asks again after a restart.
 */
public final class PulledHost implements HostAdapter, HostActions {
    private static final Duration QUIET = Duration.ofSeconds(90);
    /* A plugin that runs asks every 25 seconds. */
    private static final Duration SILENT = Duration.ofSeconds(40);

    private final HostId host;
    private final HostProfile profile;
    private final Clock clock;
    private final EffectQueue queue;
    private final Polls polls;
    private final @Nullable PushedEffects pushed;
    private final String whereToLook;
    private final TurnedAway turnedAway;
    private volatile @Nullable Gate gate;
    private volatile long heardAt = Long.MIN_VALUE;

    /** @param profile what the host's plugin can do, as its author proved it */
    public PulledHost(HostId host, HostProfile profile, GateLimits limits, Clock clock) {
        this(host, profile, limits, clock, null, "Start its plugin.");
    }

    /**
     * @param pushed how effects reach a host that does not fetch them; null for one that does
     * @param whereToLook what its operator does if it does not call: a sentence
     */
    public PulledHost(
            HostId host,
            HostProfile profile,
            GateLimits limits,
            Clock clock,
            @Nullable PushedEffects pushed,
            String whereToLook) {
        this.host = requireNonNull(host, "host");
        this.profile = requireNonNull(profile, "profile");
        this.clock = requireNonNull(clock, "clock");
        this.queue = new EffectQueue(clock, limits.lease(), limits.queued());
        this.polls = new Polls(queue, limits.polls(), () -> gate != null);
        this.pushed = pushed;
        this.whereToLook = requireNonNull(whereToLook, "whereToLook");
        this.turnedAway = new TurnedAway(clock);
    }

    /** Whose adapter it is. */
    public HostId host() {
        return host;
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    @Override
    public HostActions actions() {
        return pushed == null ? this : pushed;
    }

    @Override
    public void open(Gate opened) {
        gate = requireNonNull(opened, "gate");
        queue.open();
        if (pushed != null) {
            pushed.open();
        }
    }

    @Override
    public void close() {
        gate = null;
        polls.end();
        queue.close();
        if (pushed != null) {
            pushed.close();
        }
    }

    @Override
    public HostHealth health() {
        HostHealth found = pushed == null ? called() : pushed.health();
        long heard = heardAt;
        boolean silent = heard == Long.MIN_VALUE || clock.millis() - heard > SILENT.toMillis();
        String refusal = silent ? turnedAway.words(TurnedAway.NOT_LET_IN, heard) : "";
        if (!refusal.isEmpty()) {
            return new HostHealth(HostHealth.State.REFUSED, refusal);
        }
        String trouble = turnedAway.words(TurnedAway.LET_IN, Long.MIN_VALUE);
        return trouble.isEmpty() ? found : new HostHealth(found.state(), found.detail() + " " + trouble);
    }

    private HostHealth called() {
        if (heardAt == Long.MIN_VALUE) {
            return new HostHealth(
                    HostHealth.State.WAITING, "It has not called since the gateway started. " + whereToLook);
        }
        Duration since = Duration.ofMillis(Math.max(0, clock.millis() - heardAt));
        if (since.compareTo(QUIET) <= 0) {
            return new HostHealth(HostHealth.State.REACHED, "It called " + since.toSeconds() + " s ago.");
        }
        return new HostHealth(
                HostHealth.State.LOST,
                "It last called " + since.toMinutes() + " min ago; a plugin that runs asks for effects twice a minute."
                        + " Look whether the host runs and reaches this address. " + whereToLook);
    }

    @Override
    public HostHealth probe() {
        return pushed == null ? HostHealth.UNTRIED : pushed.probe();
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return queue.add(new PulledEffect(key, account, effect));
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return queue.add(new PulledEffect(key, account, effect));
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        return queue.add(new PulledEffect(key, null, effect));
    }

    /** How many effects wait for the host to fetch or acknowledge them. */
    public int waiting() {
        return queue.size();
    }

    /** How many polls wait. */
    int polling() {
        return polls.size();
    }

    @Nullable
    Gate gate() {
        return gate;
    }

    void heard() {
        heardAt = clock.millis();
    }

    void turnedAway(TurnedAway.Why why) {
        turnedAway.note(why);
    }

    /**
     * Completes with what is due, at once or as soon as something is, with nothing after {@code wait}; never fails.
     *
     * @param again whether what was handed out and not acknowledged is due now
     */
    CompletableFuture<List<PulledEffect>> poll(Duration wait, int max, boolean again) {
        if (again) {
            queue.release();
        }
        return polls.begin(wait, max);
    }

    boolean acknowledge(EffectKey key, Receipt receipt) {
        return queue.acknowledge(key, receipt);
    }
}
