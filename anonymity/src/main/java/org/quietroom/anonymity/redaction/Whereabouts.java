package org.quietroom.anonymity.redaction;

import java.util.Set;

/** What says that a place or a body follows or stands here: prepositions, "live in", "work for", a line of its own. */
final class Whereabouts {
    private static final Set<Long> LOCATES = Set.of(
            Dictionary.hash("in"),
            Dictionary.hash("at"),
            Dictionary.hash("from"),
            Dictionary.hash("near"),
            Dictionary.hash("outside"),
            Dictionary.hash("around"),
            Dictionary.hash("aus"),
            Dictionary.hash("nach"),
            Dictionary.hash("bei"),
            Dictionary.hash("en"),
            Dictionary.hash("desde"),
            Dictionary.hash("depuis"),
            Dictionary.hash("to"),
            Dictionary.hash("across"));
    private static final Set<Long> ROMANCE = Set.of(
            Dictionary.hash("de"),
            Dictionary.hash("en"),
            Dictionary.hash("a"),
            Dictionary.hash("dans"),
            Dictionary.hash("von"));
    private static final Set<Long> REACHED =
            Set.of(Dictionary.hash("to"), Dictionary.hash("from"), Dictionary.hash("at"));
    private static final long AT = Dictionary.hash("at");
    private static final long A = Dictionary.hash("a");
    private static final long BY = Dictionary.hash("by");
    private static final long WITH = Dictionary.hash("with");

    private final Tokens tokens;
    private final Writing writing;

    Whereabouts(Tokens tokens, Writing writing) {
        this.tokens = tokens;
        this.writing = writing;
    }

    /** "in", "near", "from"; "a" where the writer uses a language that has it. */
    boolean located(int t) {
        long before = tokens.hash(t - 1);
        return (LOCATES.contains(before) || (before == A && writing.foreign())) && !tokens.newLine(t);
    }

    /** "at": of a name that no list has, rather a body than a place. */
    boolean inside(int t) {
        return tokens.hash(t - 1) == AT && !tokens.newLine(t);
    }

    /** "live in", "moved from", "visit". */
    boolean settled(int t) {
        if (tokens.newLine(t)) {
            return false;
        }
        boolean behind = located(t) || tokens.in(t - 1, Words.List.PREPOSITION);
        return (behind && (tokens.in(t - 2, Words.List.SETTLES) || tokens.in(t - 3, Words.List.SETTLES)))
                || (tokens.in(t - 1, Words.List.SETTLES) && tokens.length(t - 1) > 4);
    }

    /** "soy de", "habite à": in languages that write other nouns small. */
    boolean romance(int t) {
        return ROMANCE.contains(tokens.hash(t - 1)) && settled(t);
    }

    /** "to", "from", "at": also before people. */
    boolean reached(int t) {
        return REACHED.contains(tokens.hash(t - 1));
    }

    /** "work at", "works for". */
    boolean employs(int t) {
        return tokens.word(t - 1)
                && tokens.hash(t - 1) != BY
                && tokens.hash(t - 1) != WITH
                && tokens.length(t - 1) <= 4
                && tokens.in(t - 2, Words.List.WORKS)
                && (tokens.in(t - 1, Words.List.PREPOSITION) || tokens.in(t - 1, Words.List.JOIN_WORD));
    }

    /** Alone on its line, as in a signature or a form. */
    boolean alone(int first, int last) {
        int t = first;
        while (t > 0 && !tokens.newLine(t) && (tokens.sign(t - 1, '>') || tokens.sign(t - 1, '?'))) {
            t--;
        }
        return tokens.newLine(t) && tokens.newLine(last + 1) && tokens.size() > last + 1 && first > 0;
    }

    /** "the Quietroom office". */
    boolean houses(int t) {
        return tokens.in(t + 1, Words.List.ORG_NEXT) && !tokens.newLine(t + 1);
    }
}
