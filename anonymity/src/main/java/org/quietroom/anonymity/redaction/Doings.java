package org.quietroom.anonymity.redaction;

import java.util.Set;

/** What a name does in its sentence as only people do: speaks, owns, stands beside another name. */
final class Doings {
    private static final long AND = Dictionary.hash("and");
    private static final long I = Dictionary.hash("i");
    private static final Set<Long> MEETING =
            Set.of(Dictionary.hash("with"), Dictionary.hash("to"), Dictionary.hash("about"));
    private static final long S = Dictionary.hash("s");
    private static final long BY_WORD = Dictionary.hash("by");
    private static final Set<Long> BY = Set.of(Dictionary.hash("with"), Dictionary.hash("to"));

    private final Tokens tokens;
    private final Writing writing;

    Doings(Tokens tokens, Writing writing) {
        this.tokens = tokens;
        this.writing = writing;
    }

    /** "Emma said", "said Emma". */
    boolean speaks(int t) {
        return (tokens.in(t + 1, Words.List.SPEAKS) && !tokens.newLine(t + 1))
                || (tokens.in(t - 1, Words.List.SPEAKS) && tokens.length(t - 1) > 3 && !tokens.newLine(t));
    }

    /** "Emma's". */
    boolean owns(int t) {
        return tokens.sign(t + 1, '\'') && tokens.hash(t + 2) == S && !tokens.apart(t + 1);
    }

    /** "met Emma", "agree with Emma". */
    boolean met(int t) {
        if (writing.sentence(t) || tokens.newLine(t)) {
            return false;
        }
        return tokens.in(t - 1, Words.List.MEETS)
                || (tokens.in(t - 2, Words.List.MEETS) && MEETING.contains(tokens.hash(t - 1)));
    }

    /** "Emma and I". */
    boolean joins(int t) {
        return tokens.hash(t + 1) == AND && tokens.hash(t + 2) == I && tokens.capital(t + 2);
    }

    /** "Emma is", "Emma had": for words that lists call names. */
    boolean is(int t) {
        return tokens.in(t + 1, Words.List.IS) && !tokens.newLine(t + 1);
    }

    /** "by Emma", "with Emma", "Anna and Emma", "Emma, Anna". */
    boolean beside(int t) {
        boolean listed = (tokens.hash(t + 1) == AND || tokens.sign(t + 1, ','))
                && tokens.capital(t + 2)
                && !tokens.newLine(t + 2)
                && tokens.has(t + 2, Dictionary.GIVEN | Dictionary.FAMILY)
                && !tokens.has(t + 2, Dictionary.NOT_PII);
        if (listed || writing.sentence(t)) {
            return listed;
        }
        boolean known = tokens.has(t, Dictionary.FAMILY);
        return tokens.hash(t - 1) == BY_WORD
                || (known && BY.contains(tokens.hash(t - 1)))
                || ((tokens.hash(t - 1) == AND || tokens.sign(t - 1, ','))
                        && tokens.has(t - 2, Dictionary.GIVEN | Dictionary.FAMILY)
                        && tokens.capital(t - 2));
    }
}
