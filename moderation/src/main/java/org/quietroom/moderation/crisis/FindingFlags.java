package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;

/** Makes flags of findings: one for each rule and reading, with all its spans, so that a flood of one phrase is one flag. */
public final class FindingFlags {
    private FindingFlags() {}

    /** A review that flags what {@code reader} finds in the parts of a message and passes. */
    public static Review review(Submission submission, Function<Part, List<Finding>> reader) {
        Map<Head, List<Span>> spans = new LinkedHashMap<>();
        for (int part = 0; part < submission.parts().size(); part++) {
            for (Finding finding : reader.apply(submission.parts().get(part))) {
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
