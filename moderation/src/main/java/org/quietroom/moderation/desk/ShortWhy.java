package org.quietroom.moderation.desk;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Span;

/** What a row and a summary say of a message without a word of it. */
final class ShortWhy {
    static final int MAX = 90;

    private ShortWhy() {}

    /** Facts of the most urgent flag first, then of the others, then why it was held; whole facts only, at most 90 characters. */
    static String of(List<Flag> flags, @Nullable Reason reason, int earlier) {
        Set<String> facts = new LinkedHashSet<>();
        List<Flag> byUrgency = new ArrayList<>(flags);
        byUrgency.sort(Comparator.comparing(Flag::severity).reversed());
        for (Flag flag : byUrgency) {
            Reading reading = flag.reading();
            if (reading.subject() == Reading.Subject.OTHER) {
                facts.add("somebody else at risk");
            }
            facts.addAll(reading.support());
            voice(reading.voice(), facts);
            if (!reading.counter().isEmpty()) {
                facts.add("something against it");
            }
        }
        if (reason != null) {
            facts.add(reason.text().replaceFirst("\\.$", ""));
        }
        facts.add(earlier == 0 ? "first case here" : earlier == 1 ? "1 earlier case" : earlier + " earlier cases");
        return shortened(facts);
    }

    /** How many words all parts have together. */
    static int words(Submission submission) {
        int count = 0;
        for (Part part : submission.parts()) {
            BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
            words.setText(part.text());
            int start = words.first();
            for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
                if (Character.isLetterOrDigit(part.text().codePointAt(start))) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Where the flagged words stand, such as {@code end, 2 times}; empty if none are named. */
    static String where(Submission submission, List<Flag> flags) {
        Set<Span> spans = new LinkedHashSet<>();
        flags.forEach(flag -> spans.addAll(flag.spans()));
        Set<String> places = new LinkedHashSet<>();
        for (Span span : spans) {
            if (span.part() < submission.parts().size()) {
                places.add(place(submission.parts().get(span.part()), span));
            }
        }
        if (places.isEmpty()) {
            return "";
        }
        return String.join(" and ", places) + (spans.size() == 1 ? ", once" : ", " + spans.size() + " times");
    }

    private static String place(Part part, Span span) {
        if (part.role() == Role.TITLE) {
            return "title";
        }
        long thirds = 3L * span.start() / Math.max(1, part.text().length());
        return thirds == 0 ? "beginning" : thirds == 1 ? "middle" : "end";
    }

    private static void voice(Reading.Voice voice, Set<String> facts) {
        switch (voice) {
            case OWN -> facts.add("own words");
            case QUOTED -> facts.add("quoted");
            case FICTION -> facts.add("from a story");
            case NEWS -> facts.add("news");
            case UNKNOWN -> {
                // nothing is known, so nothing is said
            }
        }
    }

    private static String shortened(Set<String> facts) {
        StringBuilder why = new StringBuilder();
        for (String fact : facts) {
            String next = why.isEmpty() ? fact : "; " + fact;
            if (why.length() + next.length() <= MAX) {
                why.append(next);
            }
        }
        return why.toString();
    }
}
