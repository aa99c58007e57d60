package org.quietroom.gateway.console;

import java.util.List;
import org.quietroom.core.pipeline.GuardStatus;

/** What the console shows of the running program beside the desk. Cheap to ask; safe for many threads. */
public interface Surroundings {
    /** Every configured host. */
    List<HostView> hosts();

    /** Every guard of every pipeline. */
    List<GuardStatus> guards();

    /** Whether the store took the last write that was tried. */
    boolean storeTakesWrites();
}
