package org.quietroom.core.port;

import java.util.List;

/** Checks again what could not be checked when it was reported. Blocking; safe for many threads. */
@FunctionalInterface
public interface ProofCheck {
    /**
     * What can be said now of each text of a report.
     *
     * @param exhibit as it came with the case
     * @return as {@link CaseSink.Intake#proofs()} would be if the report came now
     * @throws UnavailableException if nobody can say; then nothing was learned
     * @throws IllegalArgumentException if the exhibit is none of this checker's
     */
    List<Proof> check(Exhibit exhibit);
}
