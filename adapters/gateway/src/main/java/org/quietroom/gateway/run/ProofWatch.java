package org.quietroom.gateway.run;

import org.quietroom.core.port.ProofCheck;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.moderation.desk.Rechecks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks reports that could not be checked again by itself, now and then, until the key they need is there. For one thread. */
final class ProofWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ProofWatch.class);

    private final Rechecks rechecks;
    private final ProofCheck check;
    private boolean away;

    ProofWatch(Rechecks rechecks, ProofCheck check) {
        this.rechecks = rechecks;
        this.check = check;
    }

    /** Looks once; throws nothing. */
    void tick() {
        try {
            int found = rechecks.checkAll(check);
            if (found > 0) {
                LOG.info("{} reports that could not be checked before were checked", found);
            }
            away = false;
        } catch (UnavailableException e) {
            if (!away) {
                LOG.warn("reports cannot be checked again for now: store or keys do not answer; it is tried again");
            }
            away = true;
        } catch (RuntimeException e) {
            LOG.error("reports could not be checked again: {}", e.getClass().getName());
        }
    }
}
