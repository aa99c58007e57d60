package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

/** Treats what a {@link Redactor} finds as the community set it. A report to the moderators passes as it is. */
final class RedactionGuard implements Guard {
    private static final String RULE = "redaction/identifying";
    /** What a flag points at; more would say nothing more. */
    private static final int MOST_SPANS = 100;

    private final Redactor redactor;
    private final Map<PiiType, Treatment> treatments;
    private final List<String> regions;

    RedactionGuard(Redactor redactor, Map<PiiType, Treatment> treatments, List<String> regions) {
        this.redactor = redactor;
        this.treatments = Map.copyOf(treatments);
        this.regions = List.copyOf(regions);
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        Set<PiiType> replaced = with(Treatment.REPLACE);
        Set<PiiType> refused = with(Treatment.REFUSE);
        Set<PiiType> told = with(Treatment.WARN);
        told.addAll(replaced);
        if (submission.kind() == Kind.REPORT || (told.isEmpty() && refused.isEmpty())) {
            return Review.PASS;
        }
        Locale language = submission.language() == null ? context.language() : submission.language();
        Redactor.Message message = redactor.new Message(language, regions, replaced);
        List<Part> parts = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        Set<PiiType> seen = EnumSet.noneOf(PiiType.class);
        for (int i = 0; i < submission.parts().size(); i++) {
            Part part = submission.parts().get(i);
            Redacted result = message.redact(part.text(), part.format());
            parts.add(part.withText(result.text()));
            for (Finding finding : result.findings()) {
                seen.add(finding.type());
                if (told.contains(finding.type()) && spans.size() < MOST_SPANS) {
                    spans.add(new Span(i, finding.start(), finding.end()));
                }
            }
        }
        refused.retainAll(seen);
        if (!refused.isEmpty()) {
            return Review.of(new Verdict.Refuse(reason(refused)));
        }
        boolean rewrite = !parts.equals(submission.parts());
        return new Review(rewrite ? new Verdict.Rewrite(parts) : Verdict.PASS, flags(spans, seen, told));
    }

    private Set<PiiType> with(Treatment treatment) {
        Set<PiiType> types = EnumSet.noneOf(PiiType.class);
        treatments.forEach((type, chosen) -> {
            if (chosen == treatment) {
                types.add(type);
            }
        });
        return types;
    }

    private static Reason reason(Set<PiiType> types) {
        return new Reason(
                "redaction.refused",
                "This room does not publish " + list(types) + ". Please take that out and send your message again.");
    }

    private static String list(Set<PiiType> types) {
        return types.stream().map(PiiType::many).collect(Collectors.joining(", "));
    }

    private List<Flag> flags(List<Span> spans, Set<PiiType> seen, Set<PiiType> told) {
        if (spans.isEmpty()) {
            return List.of();
        }
        List<String> support = seen.stream()
                .filter(told::contains)
                .map(type -> type.many() + ": "
                        + treatments.getOrDefault(type, Treatment.LEAVE).word())
                .toList();
        Reading reading = new Reading(
                Reading.Subject.UNKNOWN,
                Reading.Time.UNKNOWN,
                Reading.Voice.UNKNOWN,
                Reading.Stance.UNKNOWN,
                support,
                List.of());
        return List.of(new Flag(FlagKind.IDENTIFYING, Severity.NONE, spans, RULE, reading));
    }
}
