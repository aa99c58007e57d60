package org.quietroom.moderation.crisis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reading.Stance;
import org.quietroom.core.verdict.Reading.Subject;
import org.quietroom.core.verdict.Reading.Time;
import org.quietroom.core.verdict.Reading.Voice;

/**
 * Reads words by those around them, only where these leave no doubt: a denial directly before or after, a denial that is
 * none, somebody else's words, a time long past. Everything else stays as the entry says. One per text.
 */
final class ContextReader {
    private static final int MAX_FILLERS = 6;
    private static final int LONGEST_CUE = 8;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final Hits hits;
    private final Surroundings surroundings;

    ContextReader(Lexicon lexicon, Tokens tokens, Hits hits, Surroundings surroundings) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.hits = hits;
        this.surroundings = surroundings;
    }

    /** The reading of one hit of a rule; {@code support} is what it is based on beside its words. */
    Reading read(Rule rule, Hit hit, List<String> support) {
        if (surroundings.quoted(hit)) {
            return other(rule, Voice.QUOTED, "inside a quotation");
        }
        String language = rule.language();
        Hit denial = denial(language, hit);
        if (denial != null && before(language, Cue.TRAP, denial.begin()) != null) {
            return of(rule, rule.time(), Stance.NEGATED_TRAP, List.of("a denial that takes itself back"), List.of());
        }
        if (denial != null) {
            return of(rule, rule.time(), Stance.NEGATED, List.of(), List.of("denied directly before it"));
        }
        if (after(language, hit)) {
            return of(rule, rule.time(), Stance.NEGATED, List.of(), List.of("denied directly after it"));
        }
        boolean said = surroundings.spoken(hit);
        if (said && near(language, Cue.SOURCE, hit, 1)) {
            return other(rule, Voice.QUOTED, "the words of a form, a notice or a song");
        }
        if ((said || rule.subject() != Subject.AUTHOR) && near(language, Cue.STORY, hit, 2)) {
            return other(rule, Voice.FICTION, "told of a story");
        }
        if (rule.subject() != Subject.AUTHOR && near(language, Cue.NEWS, hit, 1)) {
            return other(rule, Voice.NEWS, "told of news, research or law");
        }
        if (near(language, Cue.PAST, hit, 0) && !near(language, Cue.AGAIN, hit, 0)) {
            return of(rule, Time.PAST, Stance.UNKNOWN, List.of(), List.of("told as long past"));
        }
        boolean unknown = rule.subject() == Subject.UNKNOWN;
        return of(rule, rule.time(), unknown ? Stance.UNKNOWN : Stance.AFFIRMED, support, List.of());
    }

    /** Whether a sign is denied, and the denial does not take itself back. */
    boolean denied(Hit hit) {
        String language = lexicon.language(hit.target());
        Hit denial = denial(language, hit);
        return (denial != null && before(language, Cue.TRAP, denial.begin()) == null) || after(language, hit);
    }

    private static Reading of(Rule rule, Time time, Stance stance, List<String> support, List<String> counter) {
        Voice voice = rule.subject() == Subject.UNKNOWN ? Voice.UNKNOWN : Voice.OWN;
        return new Reading(rule.subject(), time, voice, stance, support, counter);
    }

    private static Reading other(Rule rule, Voice voice, String counter) {
        return new Reading(Subject.OTHER, rule.time(), voice, Stance.UNKNOWN, List.of(), List.of(counter));
    }

    /** The denial directly before a hit; null if there is none, or a new clause begins after it. */
    private @Nullable Hit denial(String language, Hit hit) {
        Hit denial = before(language, Cue.NEGATION, hit.begin());
        return denial == null || surroundings.clauseBetween(denial.end(), hit.begin()) ? null : denial;
    }

    /** The longest cue that ends at a word, or before fillers that stand before it. */
    private @Nullable Hit before(String language, Cue cue, int word) {
        List<Hit> cues = hits.of(lexicon.cue(language, cue));
        for (int at = word, fillers = 0; !cues.isEmpty() && at > 0; at--, fillers++) {
            Hit longest = endingAt(cues, at);
            if (longest != null) {
                return longest;
            }
            char unit = tokens.units[at - 1];
            if (fillers == MAX_FILLERS || unit == WordTable.BREAK || !lexicon.filler(language, unit)) {
                return null;
            }
        }
        return null;
    }

    /** The longest of the hits, which are in the order of their ends, that ends at a word. */
    private static @Nullable Hit endingAt(List<Hit> hits, int end) {
        Hit longest = null;
        for (int i = Hit.first(hits, Hit::end, end);
                i < hits.size() && hits.get(i).end() == end;
                i++) {
            if (longest == null || hits.get(i).begin() < longest.begin()) {
                longest = hits.get(i);
            }
        }
        return longest;
    }

    private boolean after(String language, Hit hit) {
        List<Hit> cues = hits.of(lexicon.cue(language, Cue.DENIED_AFTER));
        for (int i = Hit.first(cues, Hit::end, hit.end() + 1); i < cues.size(); i++) {
            if (cues.get(i).begin() == hit.end()) {
                return true;
            }
            if (cues.get(i).end() > hit.end() + LONGEST_CUE) {
                return false;
            }
        }
        return false;
    }

    /** Whether a cue stands at most so many sentences before a hit, or in its own. */
    private boolean near(String language, Cue cue, Hit hit, int sentences) {
        List<Hit> cues = hits.of(lexicon.cue(language, cue));
        if (cues.isEmpty()) {
            return false;
        }
        int from = tokens.sentence(hit.begin()) - sentences;
        int to = tokens.sentence(hit.end() - 1);
        for (int i = Hit.first(cues, Hit::end, tokens.firstOf(from)); i < cues.size(); i++) {
            int sentence = tokens.sentence(cues.get(i).begin());
            if (sentence > to) {
                return false;
            }
            if (sentence >= from) {
                return true;
            }
        }
        return false;
    }
}
