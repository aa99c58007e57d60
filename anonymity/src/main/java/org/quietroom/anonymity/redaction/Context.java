package org.quietroom.anonymity.redaction;

import java.util.Set;

/** What stands around a word: titles, relations, greetings, signatures, verbs, prepositions; and how the writer uses capitals. */
final class Context {
    private static final long IS = Dictionary.hash("is");
    private static final long M = Dictionary.hash("m");
    private static final long AM = Dictionary.hash("am");
    private static final long I = Dictionary.hash("i");
    private static final long IM = Dictionary.hash("im");
    private static final long S = Dictionary.hash("s");
    private static final long AND = Dictionary.hash("and");
    private static final long THIS = Dictionary.hash("this");
    private static final long BY_WORD = Dictionary.hash("by");
    private static final Set<Long> BY = Set.of(Dictionary.hash("with"), Dictionary.hash("to"));
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
    private final boolean shouting;
    private final boolean foreign;

    Context(Tokens tokens, boolean knownForeign) {
        this.tokens = tokens;
        int words = 0;
        int shouted = 0;
        int english = 0;
        int other = 0;
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.word(t) && tokens.length(t) > 1) {
                words++;
                shouted += tokens.shouted(t) ? 1 : 0;
                english += tokens.has(t, Dictionary.FREQUENT) ? 1 : 0;
                other += tokens.has(t, Dictionary.FOREIGN) && !tokens.has(t, Dictionary.FREQUENT) ? 1 : 0;
            }
        }
        shouting = words > 4 && shouted * 2 > words;
        foreign = (knownForeign && other * 2 >= english) || other > english + 1;
    }

    /** Whether the writer uses another language than English. */
    boolean foreign() {
        return foreign;
    }

    /** Whether a capital begins the word and means something. */
    boolean high(int t) {
        return tokens.capital(t) && !(shouting && tokens.has(t, Dictionary.ORDINARY));
    }

    /** Whether all is written in capitals where the writer also uses small letters. */
    boolean loud(int first, int last) {
        for (int t = first; t <= last; t++) {
            if (tokens.word(t) && tokens.length(t) > 1 && !tokens.shouted(t)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sentence begins here. */
    boolean sentence(int t) {
        int before = t - 1;
        while (tokens.sign(before, '"')
                || tokens.sign(before, '\'')
                || tokens.sign(before, '(')
                || tokens.sign(before, '*')
                || tokens.sign(before, '>')) {
            before--;
        }
        return before < 0
                || tokens.newLine(before + 1)
                || (tokens.sign(before, '.') && tokens.length(before - 1) > 1)
                || tokens.sign(before, '!')
                || tokens.sign(before, '?')
                || tokens.sign(before, ':')
                || tokens.sign(before, ';')
                || tokens.sign(before, '-')
                || (!tokens.word(before)
                        && !tokens.number(before)
                        && !tokens.sign(before, ',')
                        && !tokens.sign(before, '/')
                        && !tokens.sign(before, '&')
                        && !tokens.sign(before, '.'));
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
                                && !tokens.in(t + 1, Words.List.ORG_LAST)
                                && Places.longest(tokens, t) <= t)
                        || (sentence(t)
                                && tokens.has(t, Dictionary.ORDINARY)
                                && !tokens.has(t, Dictionary.GIVEN | Dictionary.TOWN))
                        || (tokens.in(t, Words.List.RELATION) && !tokens.has(t, Dictionary.GIVEN)));
    }

    /** The token behind an opener and its full stop. */
    int skip(int t) {
        return tokens.sign(t + 1, '.') || tokens.sign(t + 1, '-') ? t + 2 : t + 1;
    }

    /** A word at the end that is no part of the name before it. */
    boolean closer(int t) {
        return (tokens.has(t, Dictionary.FREQUENT)
                        && !tokens.in(t, Words.List.ORG_LAST)
                        && !tokens.has(t, Dictionary.FAMILY))
                || (tokens.has(t, Dictionary.NOT_PII)
                        && !tokens.in(t, Words.List.ORG_LAST)
                        && !tokens.has(t, Dictionary.FAMILY | Dictionary.GIVEN))
                || !tokens.word(t);
    }

    int back(int last, int first) {
        return Math.max(first, last - 1);
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
                && tokens.in(before, Words.List.RELATION)
                && !tokens.newLine(t)
                && (before == t - 1 || tokens.has(t, Dictionary.GIVEN));
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
                || before == IM
                || (before == IS && tokens.hash(t - 2) == THIS);
        return self
                && tokens.has(t, Dictionary.GIVEN)
                && ((tokens.capital(t) && !tokens.shouted(t))
                        || !tokens.has(t, Dictionary.ORDINARY | Dictionary.FAMILY));
    }

    /** "Hi Emma", "thanks Emma,", "Emma, can you". */
    boolean greeted(int t) {
        int before = tokens.sign(t - 1, ',') ? t - 2 : t - 1;
        if (tokens.in(before, Words.List.GREETING) && !tokens.newLine(t)) {
            return true;
        }
        return tokens.sign(t + 1, ',') && sentence(t) && tokens.newLine(t);
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

    /** "Emma said", "said Emma". */
    boolean speaks(int t) {
        return (tokens.in(t + 1, Words.List.SPEAKS) && !tokens.newLine(t + 1))
                || (tokens.in(t - 1, Words.List.SPEAKS) && tokens.length(t - 1) > 3 && !tokens.newLine(t));
    }

    /** "Emma's". */
    boolean owns(int t) {
        return tokens.sign(t + 1, '\'') && tokens.hash(t + 2) == S && !tokens.apart(t + 1);
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
        if (listed || sentence(t)) {
            return listed;
        }
        boolean known = tokens.has(t, Dictionary.FAMILY);
        return tokens.hash(t - 1) == BY_WORD
                || (known && BY.contains(tokens.hash(t - 1)))
                || ((tokens.hash(t - 1) == AND || tokens.sign(t - 1, ','))
                        && tokens.has(t - 2, Dictionary.GIVEN | Dictionary.FAMILY)
                        && tokens.capital(t - 2));
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

    /** "Hodgkin's lymphoma": the name of a disease. */
    boolean eponym(int t) {
        int next = owns(t) ? t + 3 : t + 1;
        return tokens.in(next, Words.List.EPONYM) && !tokens.newLine(next);
    }

    /** Beside a dose, a trial, a scan; or a word formed as medicines are. */
    boolean medicine(int t) {
        if (tokens.has(t, Dictionary.GIVEN)) {
            return tokens.number(t + 1) && tokens.in(t + 2, Words.List.MEDICINE) && !tokens.newLine(t + 1);
        }
        boolean beside = (tokens.in(t + 1, Words.List.MEDICINE) && !tokens.newLine(t + 1))
                || (tokens.in(t - 1, Words.List.MEDICINE) && !tokens.newLine(t))
                || (tokens.number(t + 1) && !tokens.newLine(t + 1))
                || (tokens.sign(t + 1, '-') && tokens.number(t + 2));
        return beside
                || (tokens.length(t) > 5 && !tokens.has(t, Dictionary.ORDINARY) && Medicines.formed(tokens.text(t)));
    }
}
