package org.quietroom.core.pipeline;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.quietroom.core.verdict.GuardId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one guard may be called. Three overruns in a row, ten failures in a row, or three threads still stuck in it put
 * it in quarantine; after a cool-down of one minute, doubling to one hour, one submission tries it again, unless three
 * threads are still stuck. So a guard never holds more than {@value #MAX_STUCK} threads plus one a worker. Safe for many
 * threads.
 */
final class GuardHealth {
    static final int OVERRUNS_IN_A_ROW = 3;
    static final int FAILURES_IN_A_ROW = 10;
    static final int MAX_STUCK = 3;
    static final Duration FIRST_COOL_DOWN = Duration.ofMinutes(1);
    static final Duration LONGEST_COOL_DOWN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(GuardHealth.class);

    private final GuardId id;
    private final LongSupplier nanos;
    private volatile boolean clean = true;
    private boolean quarantined;
    private boolean trial;
    private int overrunsInARow;
    private int failuresInARow;
    private int stuck;
    private long failures;
    private long retryAt;
    private Duration coolDown = FIRST_COOL_DOWN;

    GuardHealth(GuardId id, LongSupplier nanos) {
        this.id = id;
        this.nanos = nanos;
    }

    /** Whether the guard may be called now; the one yes during quarantine is the trial. */
    boolean admits() {
        return clean || admitsAfterTrouble();
    }

    private synchronized boolean admitsAfterTrouble() {
        if (!quarantined) {
            return true;
        }
        if (trial || stuck >= MAX_STUCK || nanos.getAsLong() - retryAt < 0) {
            return false;
        }
        trial = true;
        return true;
    }

    /** It came back in time with a review that keeps its contract. */
    void succeeded() {
        if (!clean) {
            recovered();
        }
    }

    private synchronized void recovered() {
        overrunsInARow = 0;
        failuresInARow = 0;
        if (quarantined && trial) {
            quarantined = false;
            trial = false;
            coolDown = FIRST_COOL_DOWN;
            LOG.info("guard {} passed its trial and is called again", id);
        }
        clean = !quarantined && stuck == 0;
    }

    /** It threw or broke its contract; {@code what} says how, without content. */
    synchronized void failed(String what) {
        clean = false;
        failures++;
        failuresInARow++;
        LOG.warn("guard {} failed: {}", id, what);
        punish(failuresInARow >= FAILURES_IN_A_ROW);
    }

    /** It did not come back in time and its thread was given up. */
    synchronized void overran() {
        clean = false;
        failures++;
        overrunsInARow++;
        stuck++;
        LOG.warn("guard {} overran its time limit; its thread was given up", id);
        punish(overrunsInARow >= OVERRUNS_IN_A_ROW || stuck >= MAX_STUCK);
    }

    /** A thread that was given up came back after all. */
    synchronized void cameBackLate() {
        stuck--;
    }

    private void punish(boolean enough) {
        if (trial) {
            trial = false;
            coolDown = longer(coolDown);
        } else if (quarantined || !enough) {
            return;
        }
        quarantined = true;
        retryAt = nanos.getAsLong() + coolDown.toNanos();
        LOG.error("guard {} is in quarantine for {}: its failure reaction applies to every message", id, coolDown);
    }

    private static Duration longer(Duration coolDown) {
        Duration doubled = coolDown.multipliedBy(2);
        return doubled.compareTo(LONGEST_COOL_DOWN) > 0 ? LONGEST_COOL_DOWN : doubled;
    }

    synchronized boolean quarantined() {
        return quarantined;
    }

    synchronized long failures() {
        return failures;
    }
}
