package org.quietroom.anonymity.redaction;

/** What says that a name follows or stood before: titles, relations, "my name is", greetings, signatures. */
final class Introductions {
    private static final long IS = Dictionary.hash("is");
    private static final long M = Dictionary.hash("m");
    private static final long AM = Dictionary.hash("am");
    private static final long I = Dictionary.hash("i");
    private static final long IM = Dictionary.hash("im");
    private static final long AND = Dictionary.hash("and");
    private static final long IN = Dictionary.hash("in");
    private static final long LAW = Dictionary.hash("law");
    private static final long ICH = Dictionary.hash("ich");
    private static final long BIN = Dictionary.hash("bin");
    private static final long SOY = Dictionary.hash("soy");
    private static final long JE = Dictionary.hash("je");
    private static final long SUIS = Dictionary.hash("suis");
    private static final long THIS = Dictionary.hash("this");

    private final Tokens tokens;
    private final Writing writing;

    Introductions(Tokens tokens, Writing writing) {
        this.tokens = tokens;
        this.writing = writing;
    }

    boolean titled(int t) {
        int before = tokens.sign(t - 1, '.') ? t - 2 : t - 1;
        return tokens.in(before, Words.List.TITLE)
                && !tokens.newLine(t)
                && (before == t - 1 || tokens.length(before) <= 4)
                && (!tokens.has(t, Dictionary.FREQUENT | Dictionary.NOT_PII)
                        || tokens.has(t, Dictionary.GIVEN | Dictionary.FAMILY));
    }

    /** "my daughter Emma", "our friend, Emma". */
    boolean related(int t) {
        int before = tokens.sign(t - 1, ',') || tokens.sign(t - 1, '(') ? t - 2 : t - 1;
        boolean plain = !tokens.has(t, Dictionary.FREQUENT) || (tokens.has(t, Dictionary.GIVEN) && before == t - 1);
        return plain
                && before >= 0
                && (tokens.in(before, Words.List.RELATION) || inLaw(before))
                && !tokens.newLine(t)
                && (before == t - 1 || tokens.has(t, Dictionary.GIVEN));
    }

    /** "brother-in-law", with its hyphens or without. */
    private boolean inLaw(int law) {
        if (tokens.hash(law) != LAW) {
            return false;
        }
        int in = tokens.sign(law - 1, '-') ? law - 2 : law - 1;
        int relation = tokens.sign(in - 1, '-') ? in - 2 : in - 1;
        return tokens.hash(in) == IN && tokens.in(relation, Words.List.RELATION);
    }

    /** "my name is Emma", "named Emma", "I'm Emma", "this is Emma". */
    boolean named(int t) {
        long before = tokens.hash(t - 1);
        if (tokens.newLine(t) || tokens.sign(t - 1, '.')) {
            return false;
        }
        if (tokens.in(t - 1, Words.List.CALLED)
                || (tokens.in(t - 2, Words.List.CALLED)
                        && (before == IS
                                || tokens.sign(t - 1, ':')
                                || (tokens.has(t - 1, Dictionary.FREQUENT) && tokens.length(t - 1) <= 3)))) {
            return !tokens.has(t, Dictionary.FREQUENT) || (tokens.has(t, Dictionary.GIVEN) && tokens.capital(t));
        }
        boolean self = (before == M && tokens.sign(t - 2, '\'') && tokens.hash(t - 3) == I)
                || (before == AM && tokens.hash(t - 2) == I)
                || (before == IM && !writing.foreign() && !tokens.in(t, Words.List.MONTH))
                || before == SOY
                || (before == BIN && tokens.hash(t - 2) == ICH)
                || (before == SUIS && tokens.hash(t - 2) == JE)
                || (before == IS && tokens.hash(t - 2) == THIS);
        if (self && unheard(t)) {
            return true;
        }
        return self
                && tokens.has(t, Dictionary.GIVEN)
                && ((tokens.capital(t) && !tokens.shouted(t))
                        || !tokens.has(t, Dictionary.ORDINARY | Dictionary.FAMILY));
    }

    /** A capital that no list has, behind which what somebody says of themselves goes on or ends. */
    private boolean unheard(int t) {
        boolean ends = tokens.sign(t + 1, ',')
                || tokens.sign(t + 1, '.')
                || tokens.sign(t + 1, '!')
                || tokens.newLine(t + 1)
                || tokens.hash(t + 1) == AND;
        return ends
                && tokens.flags(t) == 0
                && tokens.capital(t)
                && !tokens.shouted(t)
                && tokens.length(t) > 3
                && !writing.foreign();
    }

    /** "Hi Emma", "thanks Emma,", "Emma, can you". */
    boolean greeted(int t) {
        int before = tokens.sign(t - 1, ',') ? t - 2 : t - 1;
        if (tokens.in(before, Words.List.GREETING) && !tokens.newLine(t)) {
            return true;
        }
        return tokens.sign(t + 1, ',') && writing.sentence(t) && tokens.newLine(t);
    }

    /** The last words of the message, alone or behind a closing word. */
    boolean signed(int t) {
        int behind = t + 1;
        while (behind < tokens.size()
                && behind - t < 4
                && (!tokens.word(behind) || tokens.in(behind, Words.List.SIGN_OFF))) {
            behind++;
        }
        if (behind < tokens.size() && !tokens.paragraph(behind)) {
            return false;
        }
        int before =
                tokens.sign(t - 1, ',') || tokens.sign(t - 1, '-') || tokens.sign(t - 1, '!') || tokens.sign(t - 1, '~')
                        ? t - 2
                        : t - 1;
        return tokens.in(before, Words.List.SIGN_OFF)
                || (tokens.newLine(t) && t > 0)
                || (tokens.sign(t - 1, '-') && tokens.newLine(t - 1));
    }

    /** "Emma:" at the beginning of a line. */
    boolean speaker(int t) {
        return tokens.newLine(t)
                && tokens.sign(t + 1, ':')
                && (tokens.has(t, Dictionary.GIVEN) || !tokens.has(t, Dictionary.ORDINARY))
                && tokens.apart(t + 2);
    }
}
