package org.quietroom.moderation.everyday;

import java.util.List;
import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;
import org.quietroom.moderation.crisis.FindingFlags;

/** Flags what the reader finds of some kinds, all of it {@link Severity#NONE}. */
final class EverydayGuard implements Guard {
    private final CrisisReader reader;
    private final Set<FlagKind> kinds;

    /** @param kinds those that are flagged */
    EverydayGuard(CrisisReader reader, Set<FlagKind> kinds) {
        this.reader = reader;
        this.kinds = Set.copyOf(kinds);
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        return kinds.isEmpty() ? Review.PASS : FindingFlags.review(submission, this::findings);
    }

    private List<Finding> findings(Part part) {
        return reader.read(part.text(), part.format()).stream()
                .filter(finding -> kinds.contains(finding.kind()))
                .toList();
    }
}
