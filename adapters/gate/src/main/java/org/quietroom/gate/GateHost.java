package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.RateLimiter;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;

/** One host at the gate: its adapter, its secret, and what it has used up of its limits. Safe for many threads. */
public final class GateHost {
    /* A body that comes slowly keeps one of the server's 32 threads: half of them are left to others. */
    private static final int READERS = 16;

    private final PulledHost adapter;
    private final @Nullable HostSecret secret;
    private final GateLimits limits;
    private final Nonces nonces;
    private final RateLimiter rate;
    private final Semaphore readers = new Semaphore(READERS);

    /** @param secret null if the host is reached over a Unix domain socket alone */
    public GateHost(PulledHost adapter, @Nullable HostSecret secret, GateLimits limits, Clock clock) {
        this.adapter = requireNonNull(adapter, "adapter");
        this.secret = secret;
        this.limits = requireNonNull(limits, "limits");
        this.nonces = new Nonces(clock, limits.skew().multipliedBy(2).plusSeconds(1), limits.nonces());
        this.rate = RateLimiter.create(limits.perSecond());
    }

    /** Whose it is. */
    public HostId id() {
        return adapter.host();
    }

    PulledHost adapter() {
        return adapter;
    }

    @Nullable
    HostSecret secret() {
        return secret;
    }

    GateLimits limits() {
        return limits;
    }

    Nonces nonces() {
        return nonces;
    }

    /** Those who may read a request of this host at this moment. */
    Semaphore readers() {
        return readers;
    }

    boolean mayAskNow() {
        return rate.tryAcquire();
    }
}
