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
     * @param pictures what came with reported messages; empty for everything else
     * @param exhibit what a report has to be checked by again; null unless some of it cannot be checked now
     */
    record Intake(
            Pseudonym author,
            Submission submission,
            Decision decision,
            Plan plan,
            List<Proof> proofs,
            List<Picture> pictures,
            @Nullable Exhibit exhibit) {
        /** @throws NullPointerException if anything but {@code exhibit} is null */
        public Intake {
            proofs = List.copyOf(proofs);
            pictures = List.copyOf(pictures);
            requireNonNull(author, "author");
            requireNonNull(submission, "submission");
            requireNonNull(decision, "decision");
            requireNonNull(plan, "plan");
        }

        /** A report that needs no second check and has no pictures. */
        public Intake(Pseudonym author, Submission submission, Decision decision, Plan plan, List<Proof> proofs) {
            this(author, submission, decision, plan, proofs, List.of(), null);
        }

        /** Without proofs. */
        public Intake(Pseudonym author, Submission submission, Decision decision, Plan plan) {
            this(author, submission, decision, plan, List.of());
        }

        /** The same, judged otherwise. */
        public Intake judged(Decision other) {
            return new Intake(author, submission, other, plan, proofs, pictures, exhibit);
        }
    }

    /**
     * A kept case.
     *
     * @param id its name
     * @param notice what the author is to be shown at once, in the host's answer; null for nothing
     * @param page where whoever reported it can see whether it was decided; null if it is no report, or if members have no
     *     way to our pages
     */
    record Opened(
            CaseId id, @Nullable String notice, @Nullable String page) {
        /** @throws NullPointerException if {@code id} is null */
        public Opened {
            requireNonNull(id, "id");
        }

        /** Without a page. */
        public Opened(CaseId id, @Nullable String notice) {
            this(id, notice, null);
        }
    }
}
