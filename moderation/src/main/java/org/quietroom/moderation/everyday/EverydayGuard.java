package org.quietroom.moderation.everyday;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;

/** One flag for each rule and reading, with all its spans, all of {@link Severity#NONE}. */
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
        Map<Head, List<Span>> spans = new LinkedHashMap<>();
        for (int i = 0; i < submission.parts().size() && !kinds.isEmpty(); i++) {
            Part part = submission.parts().get(i);
            for (Finding finding : reader.read(part.text(), part.format())) {
                if (kinds.contains(finding.kind())) {
                    spans.computeIfAbsent(
                                    new Head(finding.kind(), finding.rule(), finding.reading()), k -> new ArrayList<>())
                            .add(new Span(
                                    i, finding.range().start(), finding.range().end()));
                }
            }
        }
        List<Flag> flags = new ArrayList<>();
        spans.forEach(
                (head, where) -> flags.add(new Flag(head.kind(), Severity.NONE, where, head.rule(), head.reading())));
        return Review.flagged(flags);
    }

    private record Head(FlagKind kind, String rule, Reading reading) {}
}
