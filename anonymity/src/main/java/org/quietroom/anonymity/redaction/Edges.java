package org.quietroom.anonymity.redaction;

/** Words at either end of a row of capitals that are no part of the name in it. */
final class Edges {
    private final Tokens tokens;
    private final Writing writing;

    Edges(Tokens tokens, Writing writing) {
        this.tokens = tokens;
        this.writing = writing;
    }

    /** A word that opens a sentence or a message and is no part of the name behind it. */
    boolean opener(int t) {
        if (tokens.in(t, Words.List.TITLE)) {
            return true;
        }
        boolean name = tokens.has(t, Dictionary.GIVEN)
                && tokens.has(t + 1, Dictionary.FAMILY | Dictionary.GIVEN)
                && !tokens.in(t, Words.List.GREETING);
        return !name
                && (tokens.in(t, Words.List.GREETING)
                        || tokens.in(t, Words.List.SIGN_OFF)
                        || (tokens.has(t, Dictionary.FREQUENT)
                                && (!(tokens.in(t, Words.List.PLACE_FIRST) || tokens.in(t, Words.List.ORG_FIRST))
                                        || writing.sentence(t))
                                && !tokens.in(t + 1, Words.List.ORG_LAST)
                                && Places.longest(tokens, t) <= t)
                        || (writing.sentence(t)
                                && tokens.has(t, Dictionary.ORDINARY | Dictionary.FOREIGN)
                                && !tokens.has(t, Dictionary.GIVEN | Dictionary.TOWN))
                        || (tokens.in(t, Words.List.RELATION) && !tokens.has(t, Dictionary.GIVEN)));
    }

    /** The token behind an opener and its full stop. */
    int skip(int t) {
        return tokens.sign(t + 1, '.') || tokens.sign(t + 1, '-') ? t + 2 : t + 1;
    }

    /** Where a name begins that small words open behind a title: "Professor van der Meulen". */
    int particles(int first) {
        int t = first - 1;
        while (tokens.in(t, Words.List.PARTICLE) && !tokens.capital(t) && first - t < 4) {
            t--;
        }
        int title = tokens.sign(t, '.') ? t - 1 : t;
        return tokens.in(title, Words.List.TITLE) && !tokens.newLine(t + 1) ? t + 1 : first;
    }

    /** A word at the end that is no part of the name before it. */
    boolean closer(int t) {
        return (tokens.has(t, Dictionary.FREQUENT)
                        && !tokens.in(t, Words.List.ORG_LAST)
                        && !tokens.in(t, Words.List.PLACE_LAST)
                        && !tokens.has(t, Dictionary.FAMILY))
                || (tokens.has(t, Dictionary.NOT_PII)
                        && !tokens.in(t, Words.List.ORG_LAST)
                        && !tokens.has(t, Dictionary.FAMILY | Dictionary.GIVEN))
                || !tokens.word(t);
    }

    int back(int last, int first) {
        return Math.max(first, last - 1);
    }
}
