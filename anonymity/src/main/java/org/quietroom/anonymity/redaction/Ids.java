package org.quietroom.anonymity.redaction;

/** Numbers that authorities, insurers, hospitals and studies give people: by form and check digit, else by cue. */
final class Ids {
    private static final int LONGEST = 24;

    private final View view;
    private final Hits hits;
    private final Cues cues;

    Ids(View view, Hits hits, Cues cues) {
        this.view = view;
        this.hits = hits;
        this.cues = cues;
    }

    /** Judges a run of digits; whether it was taken. */
    boolean number(Run run) {
        if (run.has("(+/.")) {
            return false;
        }
        String digits = run.digits();
        boolean cue = cues.before(run.start(), Words.List.ID_CUE);
        boolean known = (run.form(3, 2, 4) && run.joinedBy('-') && ssn(digits))
                || (run.form(3, 2, 4) && cue)
                || (digits.length() == 10 && run.form(3, 3, 4) && cue && Checks.nhs(digits))
                || (digits.length() == 15 && Checks.nir(digits))
                || (digits.length() == 11 && Checks.steuerId(digits) && (cue || run.form(2, 3, 3, 3)));
        if (known) {
            return hits.add(PiiType.ID, run.start(), run.end());
        }
        if (digits.length() == 8 && run.groups() == 1 && dni(run, digits)) {
            return true;
        }
        return false;
    }

    private static boolean ssn(String digits) {
        return !digits.startsWith("000") && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }

    private boolean dni(Run run, String digits) {
        int at = run.end();
        if (view.at(at) == '-' || view.at(at) == ' ') {
            at++;
        }
        return view.letter(at)
                && !view.alnum(at + 1)
                && Checks.dni(digits, view.at(at))
                && (at == run.end() || Character.isUpperCase(view.at(at)))
                && hits.add(PiiType.ID, run.start(), at + 1);
    }

    /** Spanish NIE: X, Y or Z, seven digits, a letter. Returns where to go on. */
    int nie(int start) {
        int digit = "XYZ".indexOf(Character.toUpperCase(view.at(start)));
        int i = start + 1;
        while (view.digit(i)) {
            i++;
        }
        int letter = view.at(i) == '-' ? i + 1 : i;
        if (digit >= 0
                && i - start == 8
                && view.letter(letter)
                && !view.alnum(letter + 1)
                && Checks.dni(digit + view.text(start + 1, i), view.at(letter))) {
            hits.add(PiiType.ID, start, letter + 1);
            return letter + 1;
        }
        return start;
    }

    /** UK National Insurance number: two letters, six digits in pairs, A to D. Returns where to go on. */
    int nino(int start) {
        int i = start + 2;
        int digits = 0;
        while (digits < 6 && (view.digit(i) || (view.at(i) == ' ' && view.digit(i + 1)))) {
            digits += view.digit(i) ? 1 : 0;
            i++;
        }
        i += view.at(i) == ' ' ? 1 : 0;
        char last = Character.toUpperCase(view.at(i));
        char first = Character.toUpperCase(view.at(start));
        char second = Character.toUpperCase(view.at(start + 1));
        if (digits == 6
                && last >= 'A'
                && last <= 'D'
                && !view.alnum(i + 1)
                && "DFIQUV".indexOf(first) < 0
                && "DFIQUVO".indexOf(second) < 0) {
            hits.add(PiiType.ID, start, i + 1);
            return i + 1;
        }
        return start;
    }

    /** Whatever stands behind a cue such as "MRN", "passport number", "participant id". */
    void cued() {
        Tokens tokens = cues.tokens();
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.in(t, Words.List.ID_CUE)) {
                int value = value(tokens, t + 1, strong(tokens, t));
                if (value >= 0) {
                    take(tokens.start(value));
                }
            }
        }
    }

    /** A cue that is a number by itself, such as MRN; others want a word as "number" behind them. */
    private static boolean strong(Tokens tokens, int t) {
        return tokens.in(t, Words.List.NUMBER_CUE);
    }

    private int value(Tokens tokens, int from, boolean strong) {
        boolean told = strong;
        if (from < tokens.size() && !tokens.newLine(from) && code(tokens, from) && digitsOf(tokens, from) >= 6) {
            return from;
        }
        for (int t = from; t < tokens.size() && t - from < 7 && !tokens.paragraph(t); t++) {
            if (told && code(tokens, t)) {
                return t;
            }
            boolean cue = tokens.in(t, Words.List.NUMBER_CUE) || tokens.sign(t, '#') || tokens.sign(t, ':');
            told |= cue;
            if (!cue
                    && !tokens.in(t, Words.List.ID_CUE)
                    && !tokens.in(t, Words.List.JOIN_WORD)
                    && !tokens.sign(t, '.')
                    && !tokens.sign(t, '-')
                    && !tokens.sign(t, '(')
                    && !tokens.sign(t, ')')) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether letters and digits begin here that could be a number of a person: four digits at least. */
    private boolean code(Tokens tokens, int t) {
        if (!tokens.number(t) && !tokens.capital(t)) {
            return false;
        }
        return digitsOf(tokens, t) >= 4;
    }

    private int digitsOf(Tokens tokens, int t) {
        int end = end(tokens.start(t));
        int digits = 0;
        for (int i = tokens.start(t); i < end; i++) {
            digits += view.digit(i) ? 1 : 0;
        }
        return digits;
    }

    private int end(int start) {
        int i = start;
        while (i - start < LONGEST
                && (view.alnum(i)
                        || ((view.at(i) == '-' || view.at(i) == '/' || view.at(i) == '.') && view.alnum(i + 1))
                        || (view.at(i) == ' ' && view.digit(i - 1) && view.digit(i + 1)))) {
            i++;
        }
        return i;
    }

    private void take(int start) {
        int end = end(start);
        if (!view.alnum(end)) {
            hits.add(PiiType.ID, start, end);
        }
    }
}
