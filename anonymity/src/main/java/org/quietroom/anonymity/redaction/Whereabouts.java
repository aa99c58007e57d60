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
            Dictionary.hash("a"),
            Dictionary.hash("across"));

    private final Tokens tokens;

    Whereabouts(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean located(int t) {
        return LOCATES.contains(tokens.hash(t - 1)) && !tokens.newLine(t);
    }

    /** "live in", "moved from", "visit". */
    boolean settled(int t) {
        if (tokens.newLine(t)) {
            return false;
        }
        return (located(t) && (tokens.in(t - 2, Words.List.SETTLES) || tokens.in(t - 3, Words.List.SETTLES)))
                || (tokens.in(t - 1, Words.List.SETTLES) && tokens.length(t - 1) > 4);
    }

    /** "work at", "works for". */
    boolean employs(int t) {
        return tokens.word(t - 1)
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
