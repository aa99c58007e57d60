package org.quietroom.anonymity.redaction;

/** How somebody writes: in which language, with capitals or without, and where sentences begin. Read once per text. */
final class Writing {
    private final Tokens tokens;
    private final boolean shouting;
    private final boolean foreign;

    Writing(Tokens tokens, boolean knownForeign) {
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
}
