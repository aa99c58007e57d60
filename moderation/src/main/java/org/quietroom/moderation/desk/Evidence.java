package org.quietroom.moderation.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink.Intake;
import org.quietroom.core.port.Proof;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.Verdict;

/** What of a case is only ever stored sealed, under the label {@code case:<id>}. */
record Evidence(
        Submission submission,
        List<Part> rewritten,
        @Nullable Reason reason,
        List<Flag> flags,
        List<TrailEntry> trail,
        List<Reason> couldNot,
        @Nullable List<Proof> proofs,
        @Nullable List<PictureFacts> pictures,
        boolean erased) {

    /** What was sealed before there were proofs and pictures has none. */
    Evidence {
        proofs = proofs == null ? List.of() : List.copyOf(proofs);
        pictures = pictures == null ? List.of() : List.copyOf(pictures);
    }

    static Evidence of(Intake intake) {
        return new Evidence(
                intake.submission(),
                intake.decision().parts(),
                reasonOf(intake.decision().verdict()),
                intake.decision().flags(),
                intake.decision().trail(),
                intake.plan().couldNot(),
                intake.proofs(),
                Pictures.facts(intake.pictures()),
                false);
    }

    /** What stands for a case whose member was forgotten: nothing of what they wrote, nor of what was noticed in it. */
    static Evidence erased(CaseRow row) {
        return new Evidence(
                Submission.post(new MessageId("erased"), row.author().room(), "", row.openedAt()),
                List.of(Part.body("")),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    static String label(String caseId) {
        return "case:" + caseId;
    }

    List<Proof> proven() {
        return proofs == null ? List.of() : proofs;
    }

    List<PictureFacts> shown() {
        return pictures == null ? List.of() : pictures;
    }

    Evidence withProofs(List<Proof> next) {
        return new Evidence(submission, rewritten, reason, flags, trail, couldNot, next, pictures, erased);
    }

    /** The submission as guards left it. */
    Submission asRewritten() {
        return submission.withParts(rewritten);
    }

    private static @Nullable Reason reasonOf(Verdict verdict) {
        if (verdict instanceof Verdict.Hold hold) {
            return hold.reason();
        }
        return verdict instanceof Verdict.Refuse refuse ? refuse.reason() : null;
    }
}
