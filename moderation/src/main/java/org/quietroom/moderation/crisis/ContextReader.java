package org.quietroom.moderation.crisis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reading.Stance;
import org.quietroom.core.verdict.Reading.Subject;
import org.quietroom.core.verdict.Reading.Time;
import org.quietroom.core.verdict.Reading.Voice;
import org.quietroom.moderation.text.Folded;

/**
 * Reads a phrase by the words around it, only where they leave no doubt: a denial directly before it, a denial that is
 * none, a quotation, a time long past. Everything else stays as the entry says.
 */
final class ContextReader {
    private static final int MAX_FILLERS = 3;
    private static final int MAX_WORD = 20;
    private static final int BEFORE = 70;
    private static final int AFTER = 50;

    private final Pack.Context context;
    private final Map<String, List<String>> negation;
    private final Map<String, List<String>> filler;
    private final Map<String, List<String>> trap;

    ContextReader(Pack.Context context) {
        this.context = context;
        this.negation = byLastWord(context.negation());
        this.filler = byLastWord(context.filler());
        this.trap = byLastWord(context.trap());
    }

    private static Map<String, List<String>> byLastWord(List<String> phrases) {
        return phrases.stream().collect(Collectors.groupingBy(p -> p.substring(p.lastIndexOf(Folded.GAP) + 1)));
    }

    /** Whether a text says anywhere that something is long past: without that no phrase in it needs a look. */
    boolean mentionsPast(Folded folded) {
        return context.past().stream().anyMatch(folded.text()::contains);
    }

    /**
     * The reading of one phrase.
     *
     * @param quoted whether it stands in a quotation
     * @param mayBePast what {@link #mentionsPast} said of the text
     */
    Reading read(Folded folded, Lexicon.Hit hit, boolean quoted, boolean mayBePast) {
        Rule rule = hit.rule();
        if (quoted) {
            return new Reading(
                    Subject.OTHER, rule.time(), Voice.QUOTED, Stance.UNKNOWN, List.of(), List.of("inside a quotation"));
        }
        String text = folded.text();
        int negated = negation(text, skipFillers(text, wordEndBefore(text, hit.begin())));
        if (negated >= 0 && ends(text, skipFillers(text, negated), trap) >= 0) {
            return of(rule, rule.time(), Stance.NEGATED_TRAP, List.of("a denial that takes itself back"), List.of());
        }
        if (negated >= 0) {
            return of(rule, rule.time(), Stance.NEGATED, List.of(), List.of("denied directly before it"));
        }
        if (mayBePast && past(text, hit)) {
            return of(rule, Time.PAST, Stance.UNKNOWN, List.of(), List.of("told as long past"));
        }
        return of(
                rule,
                rule.time(),
                rule.subject() == Subject.UNKNOWN ? Stance.UNKNOWN : Stance.AFFIRMED,
                List.of(),
                List.of());
    }

    private static Reading of(Rule rule, Time time, Stance stance, List<String> support, List<String> counter) {
        Voice voice = rule.subject() == Subject.UNKNOWN ? Voice.UNKNOWN : Voice.OWN;
        return new Reading(rule.subject(), time, voice, stance, support, counter);
    }

    private int negation(String text, int end) {
        return ends(text, end, negation);
    }

    private int skipFillers(String text, int end) {
        for (int i = 0; i < MAX_FILLERS; i++) {
            int before = ends(text, end, filler);
            if (before < 0) {
                return end;
            }
            end = before;
        }
        return end;
    }

    /** Where the word before {@code begin} ends, if it is in the same sentence; -1 otherwise. */
    private static int wordEndBefore(String text, int begin) {
        return begin > 0 && text.charAt(begin - 1) == Folded.GAP ? begin - 1 : -1;
    }

    /** The end of the word before one of these phrases, which ends at {@code end}; 0 at the text's start; -1 if none fits. */
    private static int ends(String text, int end, Map<String, List<String>> phrases) {
        int word = end;
        while (word > 0 && text.charAt(word - 1) > Folded.GAP && end - word < MAX_WORD) {
            word--;
        }
        if (word >= end) {
            return -1;
        }
        for (String phrase : phrases.getOrDefault(text.substring(word, end), List.of())) {
            int begin = end - phrase.length();
            if (end > 0
                    && begin >= 0
                    && text.startsWith(phrase, begin)
                    && (begin == 0 || text.charAt(begin - 1) <= Folded.GAP)) {
                return Math.max(0, wordEndBefore(text, begin));
            }
        }
        return -1;
    }

    private boolean past(String text, Lexicon.Hit hit) {
        int begin = hit.begin();
        while (begin > Math.max(0, hit.begin() - BEFORE) && text.charAt(begin - 1) != Folded.BREAK) {
            begin--;
        }
        int end = hit.end();
        while (end < Math.min(text.length(), hit.end() + AFTER) && text.charAt(end) != Folded.BREAK) {
            end++;
        }
        String around = " " + text.substring(begin, end) + " ";
        return holds(around, context.past()) && !holds(around, context.again());
    }

    private static boolean holds(String around, List<String> phrases) {
        return phrases.stream().anyMatch(p -> around.contains(" " + p + " "));
    }
}
