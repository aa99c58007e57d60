package org.quietroom.anonymity.redaction;

/** How old somebody is: the number alone, so that the sentence around it can still be read. */
final class Ages {
    private static final int OLDEST = 119;
    private static final int GROWN = 10;

    private final Tokens tokens;
    private final View view;
    private final Hits hits;

    Ages(Tokens tokens, View view, Hits hits) {
        this.tokens = tokens;
        this.view = view;
        this.hits = hits;
    }

    void find() {
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.number(t) && tokens.length(t) <= 3 && plain(t)) {
                int value = Integer.parseInt(tokens.text(t));
                if (value <= OLDEST && value > 0 && (behind(t) || before(t, value))) {
                    hits.add(PiiType.AGE, tokens.start(t), tokens.end(t));
                }
            }
        }
    }

    /** No part of a fraction, a date, a range of numbers or a code. */
    private boolean plain(int t) {
        int end = tokens.end(t);
        char before = view.at(tokens.start(t) - 1);
        return !((view.at(end) == '.' || view.at(end) == ',') && view.digit(end + 1))
                && !(view.at(end) == '/' && view.digit(end + 1))
                && view.at(end) != '%'
                && !((before == '.' || before == '/' || before == ',') && view.digit(tokens.start(t) - 2));
    }

    /** "43 years old", "43-year-old", "43 y/o", "43yo", "43F", "43 Jahre alt". */
    private boolean behind(int t) {
        int next = t + 1;
        if (tokens.sign(next, '-')) {
            next++;
        }
        if (same(next, "y") && joins(next + 1) && same(next + 2, "o")) {
            return true;
        }
        if (tokens.in(next, Words.List.YEARS)) {
            return years(next);
        }
        return sex(t);
    }

    private boolean joins(int t) {
        return tokens.sign(t, '/') || tokens.sign(t, '.') || tokens.sign(t, '-');
    }

    private boolean years(int t) {
        if (same(t, "yo") || same(t, "yrold") || same(t, "yearold")) {
            return true;
        }
        int old = tokens.sign(t + 1, '-') || tokens.sign(t + 1, '.') ? t + 2 : t + 1;
        return same(old, "old") || same(old, "alt") || same(old, "young");
    }

    /** "43F", "43/F", "F43", "F, 43" without a space: as people sign on medical boards. */
    private boolean sex(int t) {
        int next = tokens.sign(t + 1, '/') ? t + 2 : t + 1;
        boolean glued = next < tokens.size() && !tokens.apart(next) && tokens.length(next) == 1;
        if (glued && (same(next, "f") || same(next, "m")) && tokens.length(t) == 2) {
            return tokens.capital(next) && !view.alnum(tokens.end(next));
        }
        boolean before = tokens.length(t) == 2
                && !tokens.apart(t)
                && tokens.length(t - 1) == 1
                && (same(t - 1, "f") || same(t - 1, "m"))
                && tokens.capital(t - 1)
                && !view.alnum(tokens.start(t - 1) - 1);
        return before && !view.alnum(tokens.end(t));
    }

    /** "I am 43", "aged 43", "turned 43", "j'ai 43 ans". */
    private boolean before(int t, int value) {
        int cue = t - 1;
        while (cue > t - 4
                && (tokens.sign(cue, ':')
                        || same(cue, "of")
                        || same(cue, "de")
                        || same(cue, "just")
                        || same(cue, "only")
                        || same(cue, "von")
                        || same(cue, "about")
                        || same(cue, "now")
                        || same(cue, "is"))) {
            cue--;
        }
        if (tokens.in(cue, Words.List.AGE_CUE)) {
            return !measured(t);
        }
        if (same(t + 1, "ans") || same(t + 1, "anos") || same(t + 1, "jahre")) {
            return same(cue, "ai")
                    || same(cue, "a")
                    || same(cue, "tengo")
                    || same(cue, "tiene")
                    || same(cue, "bin")
                    || same(cue, "ist")
                    || (tokens.has(cue, Dictionary.GIVEN) && tokens.capital(cue));
        }
        return value >= GROWN && person(t - 1) && ends(t + 1);
    }

    /** "I am", "I'm", "she is", "he was", "ich bin", "soy". */
    private boolean person(int verb) {
        int t = verb;
        if (same(t, "just") || same(t, "only") || same(t, "now")) {
            t--;
        }
        if ((same(t, "m") && tokens.sign(t - 1, '\'') && same(t - 2, "i")) || same(t, "im")) {
            return true;
        }
        boolean is = same(t, "am")
                || same(t, "is")
                || same(t, "was")
                || same(t, "bin")
                || same(t, "ist")
                || same(t, "war")
                || (same(t, "s") && tokens.sign(t - 1, '\''));
        int who = same(t, "s") ? t - 2 : t - 1;
        return is
                && (same(who, "i")
                        || same(who, "he")
                        || same(who, "she")
                        || same(who, "ich")
                        || same(who, "er")
                        || same(who, "who")
                        || tokens.in(who, Words.List.RELATION));
    }

    /** The number ends the thought: nothing follows that it could count. */
    private boolean ends(int t) {
        return t >= tokens.size()
                || tokens.newLine(t)
                || tokens.sign(t, '.')
                || tokens.sign(t, ',')
                || tokens.sign(t, ';')
                || tokens.sign(t, '!')
                || tokens.sign(t, '?')
                || tokens.sign(t, ')')
                || tokens.sign(t, '(')
                || tokens.in(t, Words.List.CALENDAR)
                || same(t, "and")
                || same(t, "but")
                || same(t, "with")
                || same(t, "now")
                || same(t, "female")
                || same(t, "male")
                || same(t, "when")
                || same(t, "und")
                || same(t, "today");
    }

    private boolean measured(int t) {
        return same(t + 1, "mg")
                || same(t + 1, "ml")
                || same(t + 1, "percent")
                || same(t + 1, "weeks")
                || same(t + 1, "days");
    }

    private boolean same(int t, String word) {
        if (tokens.length(t) != word.length()) {
            return false;
        }
        int start = tokens.start(t);
        for (int i = 0; i < word.length(); i++) {
            if (Letters.lower(view.at(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
