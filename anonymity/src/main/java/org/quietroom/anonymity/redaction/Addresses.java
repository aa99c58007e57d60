package org.quietroom.anonymity.redaction;

import java.util.List;

/**
 * Postal addresses: something only addresses have (a word for a street, a flat, a box, two house numbers) and around it the
 * capitals and numbers that belong to it, over as many lines as they take.
 */
final class Addresses {
    private static final List<String> ENDINGS = List.of(
            "strasse",
            "stra\u00dfe",
            "gasse",
            "gatan",
            "v\u00e4gen",
            "veien",
            "vegen",
            "vej",
            "gade",
            "katu",
            "kuja",
            "straat",
            "laan",
            "weg",
            "plein",
            "utca",
            "allee",
            "platz",
            "tie",
            "stien",
            "gata",
            "stigen",
            "kade",
            "gracht",
            "polku",
            "damm");
    private static final int LONGEST = 28;
    private static final long AND = Dictionary.hash("and");
    private static final long OF = Dictionary.hash("of");
    private static final long THE = Dictionary.hash("the");
    private static final long CORNER = Dictionary.hash("corner");

    private final Tokens tokens;
    private final View view;
    private final Hits hits;
    private final boolean small;

    /** @param small whether the writer uses no capitals, so that none can be asked for */
    Addresses(Tokens tokens, View view, Hits hits, boolean small) {
        this.tokens = tokens;
        this.view = view;
        this.hits = hits;
        this.small = small;
    }

    void find() {
        int t = 0;
        while (t < tokens.size()) {
            int next = t + 1;
            if (!taken(t) && anchor(t)) {
                int start = left(t);
                int end = right(t);
                if (strong(t, start, end)) {
                    end = corner(start, end);
                    start = cornerOf(start);
                    hits.add(PiiType.ADDRESS, tokens.start(start), tokens.end(end));
                    next = end + 1;
                }
            } else if (zip(t)) {
                hits.add(PiiType.ADDRESS, tokens.start(value(t)), tokens.end(last(value(t))));
            }
            t = next;
        }
    }

    private boolean taken(int t) {
        return hits.taken(tokens.start(t), tokens.end(t));
    }

    private boolean anchor(int t) {
        if (tokens.in(t, Words.List.UNIT)) {
            int value = tokens.sign(t + 1, '.') || tokens.sign(t + 1, '#') ? t + 2 : t + 1;
            return (tokens.number(value) && !taken(value)) || military(t);
        }
        if (tokens.number(t)) {
            return house(t)
                    && ((house(t + 1) && name(t + 2))
                            || (name(t + 1) && street(t + 1))
                            || (name(t + 1) && house(t + 2) && apart(t)));
        }
        if (!name(t)) {
            return tokens.in(t, Words.List.STREET_FIRST) && opens(t);
        }
        return street(t)
                || (tokens.in(t, Words.List.STREET_FIRST) && opens(t))
                || (house(t + 1) && places(t) && !tokens.has(t, Dictionary.FREQUENT | Dictionary.NOT_PII));
    }

    private boolean apart(int t) {
        return !tokens.has(t + 1, Dictionary.NOT_PII | Dictionary.FREQUENT) && tokens.length(t) >= 2;
    }

    /** "Rua …", "ul. …", "C/ …": a name follows. */
    private boolean opens(int t) {
        int next = t + 1;
        if (tokens.sign(next, '.') || tokens.sign(next, '/')) {
            next++;
        }
        while (tokens.in(next, Words.List.PARTICLE) && next < t + 5) {
            next++;
        }
        boolean plain =
                tokens.has(t, Dictionary.ORDINARY | Dictionary.FOREIGN | Dictionary.FREQUENT) || tokens.length(t) < 2;
        return name(next) && (tokens.capital(t) || house(t - 1) || !plain);
    }

    private boolean military(int t) {
        return tokens.shouted(t) && tokens.in(t + 1, Words.List.REGION_CODE) && tokens.number(t + 2);
    }

    /** A word for a street behind a name or a number, or a name that ends as streets do. */
    private boolean street(int t) {
        if (tokens.in(t, Words.List.STREET_LAST)) {
            return (name(t - 1) || (tokens.number(t - 1) && tokens.apart(t))) && !tokens.newLine(t);
        }
        if (tokens.length(t) < 7 || tokens.has(t, Dictionary.ORDINARY) || !(house(t + 1) || house(t - 1))) {
            return false;
        }
        String word = tokens.text(t).toLowerCase(java.util.Locale.ROOT);
        return ENDINGS.stream().anyMatch(word::endsWith);
    }

    /** A number of a house: one to five digits, and no decimal. */
    private boolean house(int t) {
        return tokens.number(t)
                && tokens.length(t) <= 5
                && !taken(t)
                && !(view.letter(tokens.end(t)) && view.letter(tokens.end(t) + 1))
                && !(view.at(tokens.end(t)) == '.' && view.digit(tokens.end(t) + 1))
                && !(view.at(tokens.start(t) - 1) == '.' && view.digit(tokens.start(t) - 2))
                && view.at(tokens.end(t)) != '%';
    }

    /** Whether words before it speak of a place to live or to go to. */
    private boolean places(int t) {
        for (int back = t - 1; back >= 0 && t - back <= 7 && !tokens.paragraph(back + 1); back--) {
            if (tokens.in(back, Words.List.SETTLES)) {
                return true;
            }
        }
        return false;
    }

    private boolean name(int t) {
        return tokens.word(t)
                && !taken(t)
                && (tokens.capital(t)
                        ? !speech(t)
                        : small && !tokens.has(t, Dictionary.FREQUENT) && tokens.length(t) > 1);
    }

    /** A word that begins a sentence or follows a field of a form, and belongs to no address. */
    private boolean speech(int t) {
        boolean part = tokens.in(t, Words.List.STREET_LAST)
                || tokens.in(t, Words.List.UNIT)
                || tokens.has(t, Dictionary.TOWN | Dictionary.COUNTRY | Dictionary.BEGINS);
        part |= tokens.in(t + 1, Words.List.STREET_LAST) && tokens.number(t - 1);
        return (tokens.has(t, Dictionary.FREQUENT) && !part)
                || (tokens.in(t, Words.List.PHONE_CUE) && tokens.sign(t + 1, ':'));
    }

    private boolean part(int t) {
        if (t >= tokens.size()) {
            return false;
        }
        return house(t)
                || zipCode(t)
                || name(t)
                || minor(t)
                || tokens.in(t, Words.List.UNIT)
                || (tokens.in(t, Words.List.REGION_CODE) && tokens.shouted(t));
    }

    /** Written small and yet part of an address: "ul.", "u.", "gate 12", a state before a post code. */
    private boolean minor(int t) {
        if (!tokens.word(t) || tokens.capital(t)) {
            return false;
        }
        boolean street = tokens.in(t, Words.List.STREET_LAST) || tokens.in(t, Words.List.STREET_FIRST);
        if (street && (!tokens.has(t, Dictionary.ORDINARY) || (name(t - 1) && tokens.number(t + 1)))) {
            return name(t - 1) || name(t + 1) || tokens.sign(t + 1, '.');
        }
        return tokens.sign(t - 1, ',') && tokens.length(t) <= 3 && tokens.number(t + 1) && tokens.length(t + 1) >= 4;
    }

    private boolean zipCode(int t) {
        return tokens.number(t) && tokens.length(t) <= 6 && !taken(t);
    }

    private int left(int anchor) {
        int first = anchor;
        int t = anchor;
        while (t > 0
                && anchor - t < 12
                && !(tokens.newLine(t) && !tokens.in(anchor, Words.List.UNIT))
                && !tokens.paragraph(t)) {
            int before = t - 1;
            boolean glue = tokens.sign(before, ',')
                    || tokens.sign(before, '.')
                    || tokens.sign(before, '/')
                    || tokens.sign(before, '-')
                    || tokens.sign(before, '\'')
                    || tokens.in(before, Words.List.PARTICLE);
            if (part(before)) {
                first = before;
            } else if (!glue || before == 0 || (tokens.sign(before, '.') && !abbreviated(before - 1))) {
                break;
            }
            t = before;
        }
        boolean follows = tokens.in(first - 1, Words.List.PREPOSITION) || tokens.sign(first - 1, ':');
        if (follows && anchor - first <= 4) {
            return first;
        }
        int number = first;
        while (number < anchor
                && !house(number)
                && !tokens.in(number, Words.List.STREET_FIRST)
                && !tokens.in(number, Words.List.UNIT)) {
            number++;
        }
        return number < anchor || house(number) ? number : first;
    }

    private boolean abbreviated(int t) {
        return tokens.number(t)
                || tokens.length(t) <= 3
                || tokens.in(t, Words.List.STREET_FIRST)
                || tokens.in(t, Words.List.STREET_LAST)
                || tokens.in(t, Words.List.UNIT);
    }

    private int right(int anchor) {
        int end = anchor;
        int t = anchor + 1;
        while (t < tokens.size() && t - anchor < LONGEST) {
            if (tokens.newLine(t) && (!continues(t) || tokens.paragraph(t))) {
                break;
            }
            boolean glue = tokens.sign(t, ',')
                    || tokens.sign(t, '/')
                    || (tokens.sign(t, '-') && !tokens.apart(t))
                    || tokens.sign(t, '#')
                    || tokens.sign(t, '\'')
                    || (tokens.sign(t, '(') && name(t + 1) && (tokens.sign(t + 2, ')') || tokens.sign(t + 3, ')')))
                    || (tokens.sign(t, ')') && (tokens.sign(t - 2, '(') || tokens.sign(t - 3, '(')))
                    || (tokens.sign(t, '.') && abbreviated(t - 1))
                    || (tokens.in(t, Words.List.PARTICLE)
                            && t + 1 < tokens.size()
                            && (name(t + 1) || tokens.in(t + 1, Words.List.PARTICLE)))
                    || quoted(t);
            if (part(t) || (tokens.sign(t, ')') && glue)) {
                end = t;
            } else if (!glue) {
                break;
            }
            t++;
        }
        return end;
    }

    /** A sign that people quote with, at the beginning of a line. */
    private boolean quoted(int t) {
        boolean sign = tokens.sign(t, '>') || tokens.sign(t, '?');
        return sign && (tokens.newLine(t) || quoted(t - 1));
    }

    /** Whether a line reads as more of an address: short, all names, numbers and commas. */
    private boolean continues(int first) {
        int t = first;
        boolean any = false;
        while (t < tokens.size() && (t == first || !tokens.newLine(t)) && t - first < 9) {
            if (any && (tokens.sign(t, '.') || tokens.sign(t, '?') || tokens.sign(t, '!')) && !part(t + 1)) {
                return true;
            }
            boolean sign = quoted(t)
                    || tokens.sign(t, ',')
                    || tokens.sign(t, '.')
                    || tokens.sign(t, '-')
                    || tokens.sign(t, '(')
                    || tokens.sign(t, ')')
                    || tokens.sign(t, '\'')
                    || tokens.in(t, Words.List.PARTICLE);
            if (tokens.sign(t, ':') || (!part(t) && !sign)) {
                return any && t - first >= 2 && tokens.number(t - 1);
            }
            any |= part(t);
            t++;
        }
        return any;
    }

    /** Whether a run is an address: it holds a number, or stands where somebody lives. */
    private boolean strong(int anchor, int start, int end) {
        int numbers = 0;
        for (int t = start; t <= end; t++) {
            numbers += tokens.number(t) ? 1 : 0;
        }
        if (numbers == 0) {
            boolean named =
                    end > start && tokens.in(end, Words.List.STREET_LAST) && !tokens.has(end - 1, Dictionary.FREQUENT);
            return named
                    && (tokens.length(end) >= 4 || places(start))
                    && !tokens.has(start, Dictionary.NOT_PII)
                    && (places(start) || streetWord(end));
        }
        return end > start && !tokens.has(anchor, Dictionary.NOT_PII);
    }

    private boolean streetWord(int t) {
        long hash = tokens.hash(t);
        return hash == Dictionary.hash("street")
                || hash == Dictionary.hash("road")
                || hash == Dictionary.hash("avenue")
                || hash == Dictionary.hash("lane");
    }

    /** "X and Y", both streets, or "the corner of X and Y": where the second ends. */
    private int corner(int start, int end) {
        if (!same(end + 1, AND)) {
            return end;
        }
        boolean corner = cornerOf(start) != start;
        int t = end + 2;
        boolean street = false;
        while (t < tokens.size()
                && t - end < 9
                && !tokens.newLine(t)
                && (part(t) || tokens.in(t, Words.List.PARTICLE) || (tokens.sign(t, '.') && abbreviated(t - 1)))) {
            street |= tokens.number(t) || tokens.in(t, Words.List.STREET_LAST);
            t++;
        }
        return corner || street ? Math.max(end, tokens.sign(t - 1, '.') ? t - 2 : t - 1) : end;
    }

    private int cornerOf(int start) {
        int first = start;
        if (same(start - 1, AND) && name(start - 2) && !tokens.newLine(start) && !tokens.newLine(start - 1)) {
            first = start - 2;
            while (first > 0
                    && start - first < 6
                    && !tokens.newLine(first)
                    && (name(first - 1) || (tokens.number(first - 1) && !taken(first - 1)))) {
                first--;
            }
        }
        if (same(first - 1, OF) && same(first - 2, CORNER)) {
            return same(first - 3, THE) ? first - 3 : first - 2;
        }
        return first == start || tokens.in(first - 1, Words.List.PREPOSITION) || tokens.newLine(first) ? first : start;
    }

    private boolean same(int t, long word) {
        return tokens.hash(t) == word;
    }

    /** "ZIP: 12345", "my postcode is SW1A 1AA". */
    private boolean zip(int t) {
        return tokens.in(t, Words.List.POST_CODE) && value(t) > t;
    }

    private int value(int t) {
        for (int next = t + 1; next < tokens.size() && next - t < 5 && !tokens.paragraph(next); next++) {
            boolean mixed = tokens.shouted(next)
                    && tokens.length(next) <= 2
                    && tokens.number(next + 1)
                    && !tokens.apart(next + 1);
            if (((tokens.number(next) && tokens.length(next) >= 3 && tokens.length(next) <= 6) || mixed)
                    && !taken(next)) {
                return next;
            }
        }
        return t;
    }

    private int last(int value) {
        int end = value;
        while (tokens.end(end + 1 < tokens.size() ? end + 1 : end) - tokens.start(value) <= 9
                && end + 1 < tokens.size()
                && !tokens.newLine(end + 1)
                && (tokens.number(end + 1)
                        || (tokens.word(end + 1) && tokens.length(end + 1) <= 2 && tokens.capital(end + 1))
                        || tokens.sign(end + 1, '-'))) {
            end++;
        }
        return end;
    }
}
