package org.quietroom.gateway.run;

import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.moderation.desk.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what has reached the end of its time: cases of the desk, rows of sealed rooms. */
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Retention retention;
    private final SealedHub hub;

    Sweep(Retention retention, SealedHub hub) {
        this.retention = retention;
        this.hub = hub;
    }

    /** Once; what fails is tried again the next time. */
    void run() {
        try {
            int ended = retention.sweep();
            if (ended > 0) {
                LOG.info("{} cases reached the end of their time", ended);
            }
            int delivered = hub.sweep();
            if (delivered > 0) {
                LOG.info("{} rows of sealed rooms were delivered or reached the end of their time", delivered);
            }
        } catch (UnavailableException e) {
            LOG.warn("old cases and events could not be ended: the store does not answer; it is tried again");
        } catch (RuntimeException e) {
            LOG.error("old cases and events could not be ended; it is tried again", e);
        }
    }
}
