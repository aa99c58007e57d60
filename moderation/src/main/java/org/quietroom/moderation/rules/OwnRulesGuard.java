package org.quietroom.moderation.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;

/** One flag for each rule that speaks; its review depends on the message and the rules it was handed last. */
final class OwnRulesGuard implements Guard {
    private static final Reading READING = new Reading(
            Reading.Subject.UNKNOWN,
            Reading.Time.UNKNOWN,
            Reading.Voice.UNKNOWN,
            Reading.Stance.UNKNOWN,
            List.of("a rule of our own"),
            List.of());

    private final LiveRules live;

    OwnRulesGuard(LiveRules live) {
        this.live = live;
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        Locale said = submission.language();
        return Review.flagged(flags(live.now(), submission, said == null ? context.language() : said));
    }

    static List<Flag> flags(RuleSet rules, Submission submission, Locale language) {
        Map<RuleSet.Named, List<Span>> spans = new LinkedHashMap<>();
        for (int i = 0; i < submission.parts().size() && !rules.isEmpty(); i++) {
            int index = i;
            Part part = submission.parts().get(i);
            rules.find(part.text(), part.format(), language.getLanguage())
                    .forEach((rule, places) ->
                            places.forEach(place -> spans.computeIfAbsent(rule, k -> new ArrayList<>())
                                    .add(new Span(index, place.start(), place.end()))));
        }
        List<Flag> flags = new ArrayList<>();
        spans.forEach((rule, where) -> flags.add(
                new Flag(rule.rule().kind(), Severity.NONE, where, OwnRulesGuardProvider.PREFIX + rule.id(), READING)));
        return flags;
    }
}
