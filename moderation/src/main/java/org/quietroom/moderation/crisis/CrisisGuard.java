package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;

/** One flag for each rule and reading, with all its spans: a flood of one phrase is one flag. */
final class CrisisGuard implements Guard {
    private final CrisisReader reader;
    private final Sensitivity sensitivity;

    CrisisGuard(CrisisReader reader, Sensitivity sensitivity) {
        this.reader = reader;
        this.sensitivity = sensitivity;
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        Map<Head, List<Span>> spans = new LinkedHashMap<>();
        for (int part = 0; part < submission.parts().size(); part++) {
            var each = submission.parts().get(part);
            for (Finding finding : reader.read(each.text(), each.format(), sensitivity)) {
                Head head = new Head(finding.kind(), finding.severity(), finding.rule(), finding.reading());
                spans.computeIfAbsent(head, k -> new ArrayList<>())
                        .add(new Span(
                                part, finding.range().start(), finding.range().end()));
            }
        }
        List<Flag> flags = new ArrayList<>();
        spans.forEach(
                (head, where) -> flags.add(new Flag(head.kind(), head.severity(), where, head.rule(), head.reading())));
        return Review.flagged(flags);
    }

    private record Head(FlagKind kind, Severity severity, String rule, Reading reading) {}
}
