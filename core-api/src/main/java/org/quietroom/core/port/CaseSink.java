package org.quietroom.core.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Decision;

/** Where cases go: the desk. Blocking; safe for many threads. */
@FunctionalInterface
public interface CaseSink {
    /**
     * Keeps a case, with every effect that follows from it, before the host is answered. Nothing is lost once it returns;
     * nothing has begun if it throws. The same message of the same room again returns the same case.
     *
     * @throws UnavailableException if it cannot be stored
     */
    Opened open(Intake intake);

    /**
     * What a case is made of.
     *
     * @param author who wrote it
     * @param submission what was written, original
     * @param decision what the guards concluded
     * @param plan what follows on this route
     * @param proofs how the texts of a sealed room's report are proven; empty for everything else
     */
    record Intake(Pseudonym author, Submission submission, Decision decision, Plan plan, List<Proof> proofs) {
        /** @throws NullPointerException if anything is null */
        public Intake {
            proofs = List.copyOf(proofs);
            requireNonNull(author, "author");
            requireNonNull(submission, "submission");
            requireNonNull(decision, "decision");
            requireNonNull(plan, "plan");
        }

        /** Without proofs. */
        public Intake(Pseudonym author, Submission submission, Decision decision, Plan plan) {
            this(author, submission, decision, plan, List.of());
        }
    }

    /**
     * A kept case.
     *
     * @param id its name
     * @param notice what the author is to be shown at once, in the host's answer; null for nothing
     */
    record Opened(CaseId id, @Nullable String notice) {
        /** @throws NullPointerException if {@code id} is null */
        public Opened {
            requireNonNull(id, "id");
        }
    }
}
