package org.quietroom.anonymity.redaction;

import java.util.List;

/** What was spelled out to pass a filter: "gill dot hartley at … dot com", "oh seven seven…"; and handles after a cue. */
final class Spoken {
    private static final int LONGEST_LOCAL = 9;
    private static final int DIGITS = 7;
    private static final List<String> ORDER =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final Tokens tokens;
    private final View view;
    private final Hits hits;
    private final Cues cues;

    Spoken(Cues cues, View view, Hits hits) {
        this.tokens = cues.tokens();
        this.view = view;
        this.hits = hits;
        this.cues = cues;
    }

    void find() {
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.in(t, Words.List.TOP_DOMAIN) || tokens.in(t, Words.List.COUNTRY_DOMAIN)) {
                mail(t);
            } else if (tokens.in(t, Words.List.DIGIT_WORD)) {
                t = Math.max(t, digits(t));
            } else if (tokens.in(t, Words.List.PLATFORM)) {
                handle(t);
            } else if (tokens.sign(t, '#')) {
                tag(t);
            }
        }
    }

    /** Reads backwards from a top-level domain: dot, label, at, local part. */
    private void mail(int top) {
        int t = top;
        int labels = 0;
        boolean spelled = false;
        while (dot(t - 1) >= 0 && labels < 4) {
            int sign = dot(t - 1);
            spelled |= !tokens.sign(t - 1, '.') || tokens.apart(t) || tokens.apart(t - 1);
            int label = sign - 1;
            while (label > 0 && tokens.sign(label - 1, '-') && !tokens.apart(label)) {
                label -= 2;
            }
            if (!tokens.word(label) && !tokens.number(label)) {
                return;
            }
            t = label;
            labels++;
            if (at(t - 1) >= 0) {
                break;
            }
        }
        if (labels == 0) {
            return;
        }
        int at = at(t - 1);
        if (at < 0) {
            return;
        }
        boolean plainAt = at == t - 1 && tokens.word(at);
        boolean host = tokens.in(t, Words.List.MAIL_HOST);
        if (plainAt && !spelled && !host) {
            return;
        }
        boolean tight = tokens.sign(at, '@') && !tokens.apart(at) && !tokens.apart(at + 1);
        if (tight && !spelled) {
            return;
        }
        int start = local(at - 1);
        if (start < 0 || (plainAt && start == at - 1 && ordinary(start))) {
            return;
        }
        hits.add(PiiType.EMAIL, tokens.start(start), tokens.end(top));
    }

    private boolean ordinary(int t) {
        return tokens.has(t, Dictionary.FREQUENT)
                || (tokens.has(t, Dictionary.ORDINARY) && !tokens.has(t, Dictionary.GIVEN));
    }

    /** The first token of a local part that ends at {@code last}; -1 if there is none. */
    private int local(int last) {
        int t = last;
        if (!tokens.word(t) && !tokens.number(t)) {
            return -1;
        }
        while (t > 0 && last - t < LONGEST_LOCAL) {
            if (!tokens.apart(t) && (tokens.word(t - 1) || tokens.number(t - 1))) {
                t--;
            } else if (dot(t - 1) >= 0 && (tokens.word(dot(t - 1) - 1) || tokens.number(dot(t - 1) - 1))) {
                t = dot(t - 1) - 1;
            } else if ((tokens.sign(t - 1, '_') || tokens.sign(t - 1, '-') || tokens.sign(t - 1, '+'))
                    && !tokens.apart(t)
                    && (tokens.word(t - 2) || tokens.number(t - 2))) {
                t -= 2;
            } else {
                break;
            }
        }
        return t;
    }

    /** The first token of a dot that ends at {@code last}: ".", "dot", "[dot]", "(.)"; -1 if it is none. */
    private int dot(int last) {
        return wrapped(last, '.', Words.List.DOT_WORD);
    }

    private int at(int last) {
        return wrapped(last, '@', Words.List.AT_WORD);
    }

    private int wrapped(int last, char sign, Words.List list) {
        if (tokens.sign(last, sign) || (tokens.in(last, list) && tokens.apart(last) && tokens.apart(last + 1))) {
            return last;
        }
        boolean closed =
                tokens.sign(last, ']') || tokens.sign(last, ')') || tokens.sign(last, '}') || tokens.sign(last, '>');
        boolean opened = tokens.sign(last - 2, '[')
                || tokens.sign(last - 2, '(')
                || tokens.sign(last - 2, '{')
                || tokens.sign(last - 2, '<');
        if (closed && opened && (tokens.sign(last - 1, sign) || tokens.in(last - 1, list))) {
            return last - 2;
        }
        return -1;
    }

    /** Digits as words; counting up is none. Returns the last token read. */
    private int digits(int first) {
        int t = first;
        int count = 0;
        int before = -2;
        boolean counting = true;
        int last = first;
        while (t < tokens.size()) {
            if (tokens.in(t, Words.List.DIGIT_WORD)) {
                int value = ORDER.indexOf(tokens.text(t).toLowerCase(java.util.Locale.ROOT));
                counting &= before == -2 || value == before + 1;
                before = value;
                count += tokens.length(t) > 5 ? 2 : 1;
                last = t;
            } else if (tokens.number(t) && count > 0) {
                counting = false;
                count += tokens.length(t);
                last = t;
            } else if (!tokens.sign(t, '-') && !tokens.sign(t, ',')) {
                break;
            }
            t++;
        }
        boolean cue = cues.before(tokens.start(first), Words.List.PHONE_CUE);
        if (count >= DIGITS
                && (cue
                        || (count >= 10 && !counting)
                        || (count >= 9 && tokens.hash(first) == Dictionary.hash("zero")))) {
            hits.add(PiiType.PHONE, tokens.start(first), tokens.end(last));
        }
        return last;
    }

    /** "my discord is …", "insta: …". */
    private void handle(int platform) {
        boolean told = false;
        for (int t = platform + 1; t < tokens.size() && t - platform < 6 && !tokens.paragraph(t); t++) {
            boolean joins = tokens.sign(t, ':')
                    || tokens.sign(t, '=')
                    || (tokens.sign(t, '-') && tokens.apart(t + 1))
                    || tokens.in(t, Words.List.JOIN_WORD);
            if (!joins) {
                if (told) {
                    value(t);
                }
                return;
            }
            told |= !tokens.in(t, Words.List.NUMBER_CUE);
        }
    }

    private void value(int t) {
        int start = tokens.start(t);
        int end = start;
        boolean odd = false;
        while (view.alnum(end)
                || "_#".indexOf(view.at(end)) >= 0
                || ((view.at(end) == '.' || view.at(end) == '-') && view.alnum(end + 1))) {
            odd |= !view.letter(end);
            end++;
        }
        if (end - start >= 3
                && end - start <= 40
                && (odd || (!ordinary(t) && !tokens.has(t, Dictionary.NOT_PII | Dictionary.ORDINARY)))) {
            hits.add(PiiType.HANDLE, start, end);
        }
    }

    /** {@code name#1234}. */
    private void tag(int sign) {
        if (tokens.number(sign + 1)
                && tokens.length(sign + 1) == 4
                && !tokens.apart(sign)
                && !tokens.apart(sign + 1)
                && (tokens.word(sign - 1) || tokens.number(sign - 1))) {
            int start = local(sign - 1);
            if (start >= 0) {
                hits.add(PiiType.HANDLE, tokens.start(start), tokens.end(sign + 1));
            }
        }
    }
}
