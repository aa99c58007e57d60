package org.quietroom.core.pipeline;

import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.verdict.GuardId;

/** One guard of a chain, what its provider declared of it, and how it has behaved. */
record Step(GuardId id, Phase phase, Set<Need> needs, OnFailure onFailure, Guard guard, GuardHealth health) {
    GuardStatus status() {
        return new GuardStatus(id, phase, needs, onFailure, health.quarantined(), health.failures());
    }
}
