package org.quietroom.gateway.run;

import com.google.common.base.Throwables;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.gateway.store.Facts;
import org.quietroom.gateway.store.StoreGoneException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the store now and then, to know whether it still takes anything: a full disk shows at a write alone. */
final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long EVERY_SECONDS = 5;
    private static final String NO_WRITES =
            "The store takes no writes; hosts are told to try later. Look at the database and at the free space of its"
                    + " disk. It goes on by itself.";
    private static final String GONE =
            "The store's file was moved, replaced or deleted; hosts are told to try later. Put the same file back, or"
                    + " stop, use quietroom restore, and start again.";

    private final Facts facts;
    private final Clock clock;
    private volatile @Nullable String trouble;

    Pulse(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    void beat(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::check, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void check() {
        String before = trouble;
        try {
            facts.put("pulse", Long.toString(clock.millis()));
            trouble = null;
            if (before != null) {
                LOG.info("the store takes writes again");
            }
        } catch (UnavailableException e) {
            trouble = Throwables.getCausalChain(e).stream().anyMatch(StoreGoneException.class::isInstance)
                    ? GONE
                    : NO_WRITES;
            if (before == null) {
                LOG.error("the store takes no writes; hosts are told to try later", e);
            }
        } catch (RuntimeException e) {
            trouble = "The store cannot be checked; see the log.";
            LOG.error("the store cannot be checked", e);
        }
    }

    /** What is wrong and what to do; null if all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
