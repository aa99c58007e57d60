package org.quietroom.gateway.console;

import java.util.List;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.core.port.ProofCheck;

/** What the console shows and asks of the running program beside the desk. Cheap to ask; safe for many threads. */
public interface Surroundings {
    /** Every configured host. */
    List<HostView> hosts();

    /** Every guard of every pipeline. */
    List<GuardStatus> guards();

    /** How often posts are flagged beside what was expected, by tier; empty if nobody fitted it. */
    default List<AlertView> alerts() {
        return List.of();
    }

    /** What the crisis guard read on each of the last days, and what it flags of that. */
    default TrafficView traffic() {
        return TrafficView.NONE;
    }

    /** Checks reports of sealed rooms again. */
    ProofCheck proofs();

    /** Whether the store took the last write that was tried. */
    boolean storeTakesWrites();
}
