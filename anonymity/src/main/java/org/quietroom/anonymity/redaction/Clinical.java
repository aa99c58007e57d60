package org.quietroom.anonymity.redaction;

/** Words beside a name that make it the name of a disease, a medicine, a trial or a test. */
final class Clinical {
    private final Tokens tokens;
    private final Doings doings;

    Clinical(Tokens tokens, Doings doings) {
        this.tokens = tokens;
        this.doings = doings;
    }

    /** "Hodgkin's lymphoma": the name of a disease. */
    boolean eponym(int t) {
        int next = doings.owns(t) ? t + 3 : t + 1;
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
