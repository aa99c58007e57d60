package org.quietroom.anonymity.redaction;

/** Calendar dates with day, month and year, and days or years of birth. A month, a season or a year alone is none. */
final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final Tokens tokens;
    private final View view;
    private final Hits hits;

    Dates(Tokens tokens, View view, Hits hits) {
        this.tokens = tokens;
        this.view = view;
        this.hits = hits;
    }

    void find() {
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.number(t)) {
                t = Math.max(t, number(t));
            } else if (tokens.in(t, Words.List.MONTH)) {
                month(t);
            }
        }
    }

    private int number(int t) {
        if (numeric(t)) {
            return t + 4;
        }
        int year = tokens.length(t) == 4 ? value(t) : 0;
        if (year >= FIRST_YEAR && year < LAST_YEAR && born(t)) {
            hits.add(PiiType.DATE, tokens.start(t), tokens.end(t));
        }
        return t;
    }

    /** "6/24/1991", "24.06.1991", "1991-06-24". */
    private boolean numeric(int t) {
        char sign = view.at(tokens.end(t));
        if ((sign != '/' && sign != '-' && sign != '.') || glued(t)) {
            return false;
        }
        if (!joined(t, sign)
                || (view.alnum(tokens.end(t + 4)) && view.at(tokens.end(t + 4)) != 'T')
                || (view.at(tokens.end(t + 4)) == sign && view.digit(tokens.end(t + 4) + 1))) {
            return false;
        }
        int a = value(t);
        int b = value(t + 2);
        int c = value(t + 4);
        boolean yearFirst = tokens.length(t) == 4 && year(a) && monthDay(b, c) && tokens.length(t + 2) <= 2;
        boolean yearLast = tokens.length(t) <= 2
                && tokens.length(t + 2) <= 2
                && (monthDay(a, b) || monthDay(b, a))
                && ((tokens.length(t + 4) == 4 && year(c))
                        || (tokens.length(t + 4) == 2 && (sign == '/' || twoEach(t))));
        if (!yearFirst && !yearLast) {
            return false;
        }
        return hits.add(PiiType.DATE, tokens.start(t), time(t + 4));
    }

    /** Digits of a longer number stand before it. */
    private boolean glued(int t) {
        char before = view.at(tokens.start(t) - 1);
        return Character.isLetterOrDigit(before)
                || ((before == '-' || before == '.' || before == '/') && view.alnum(tokens.start(t) - 2));
    }

    private boolean joined(int t, char sign) {
        return tokens.sign(t + 1, sign)
                && tokens.number(t + 2)
                && tokens.sign(t + 3, sign)
                && tokens.number(t + 4)
                && tokens.start(t + 4) - tokens.end(t) == tokens.length(t + 2) + 2;
    }

    private boolean twoEach(int t) {
        return tokens.length(t) == 2 && tokens.length(t + 2) == 2;
    }

    private static boolean monthDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean year(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }

    /** Takes a time of day that follows. */
    private int time(int last) {
        int i = tokens.end(last);
        int t = i + 1;
        if ((view.at(i) == ' ' || view.at(i) == 'T') && view.digit(t)) {
            int end = t;
            while (view.digit(end) || (view.at(end) == ':' && view.digit(end + 1))) {
                end++;
            }
            if (view.text(t, end).indexOf(':') > 0) {
                return end;
            }
        }
        return i;
    }

    /** A date around the name of a month. */
    private void month(int t) {
        int day = t - 1;
        while (day >= 0
                && t - day <= 4
                && !tokens.number(day)
                && (tokens.in(day, Words.List.CALENDAR) || tokens.sign(day, '.'))) {
            day--;
        }
        int year = t + 1;
        while (year < tokens.size()
                && year - t <= 2
                && (tokens.in(year, Words.List.CALENDAR) || tokens.sign(year, ',') || tokens.sign(year, '.'))) {
            year++;
        }
        if (day(day) && isYear(year)) {
            hits.add(PiiType.DATE, tokens.start(day), tokens.end(year));
        } else if (day(year)) {
            int end = year + 1;
            while (end < tokens.size()
                    && end - year <= 2
                    && (tokens.in(end, Words.List.CALENDAR) || tokens.sign(end, ','))) {
                end++;
            }
            if (isYear(end)) {
                hits.add(PiiType.DATE, tokens.start(t), tokens.end(end));
            } else if (born(t)) {
                hits.add(PiiType.DATE, tokens.start(t), tokens.end(year));
            }
        } else if (day(day) && born(day)) {
            hits.add(PiiType.DATE, tokens.start(day), tokens.end(t));
        }
    }

    private boolean day(int t) {
        return tokens.number(t) && tokens.length(t) <= 2 && value(t) >= 1 && value(t) <= 31;
    }

    private boolean isYear(int t) {
        if (!tokens.number(t)) {
            return false;
        }
        return (tokens.length(t) == 4 && year(value(t)))
                || (tokens.length(t) == 2 && view.at(tokens.start(t) - 1) == '\'');
    }

    private boolean born(int t) {
        for (int back = t - 1; back >= 0 && t - back <= 5 && !tokens.newLine(back + 1); back--) {
            if (tokens.in(back, Words.List.BIRTH)) {
                return true;
            }
            if (!tokens.in(back, Words.List.CALENDAR)
                    && !tokens.in(back, Words.List.JOIN_WORD)
                    && !tokens.sign(back, ':')
                    && !tokens.in(back, Words.List.PREPOSITION)) {
                return false;
            }
        }
        return false;
    }

    private int value(int t) {
        if (tokens.length(t) > 4) {
            return -1;
        }
        return Integer.parseInt(tokens.text(t));
    }
}
