package org.quietroom.anonymity.redaction;

import java.util.List;

/** What a single word, number or sign can be in a postal address, and what ties it to its neighbours. */
final class AddressParts {
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

    private final Tokens tokens;
    private final View view;
    private final Hits hits;
    private final boolean small;

    /** @param small whether the writer uses no capitals, so that none can be asked for */
    AddressParts(Tokens tokens, View view, Hits hits, boolean small) {
        this.tokens = tokens;
        this.view = view;
        this.hits = hits;
        this.small = small;
    }

    boolean taken(int t) {
        return hits.taken(tokens.start(t), tokens.end(t));
    }

    boolean name(int t) {
        return tokens.word(t)
                && (tokens.capital(t)
                        ? !speech(t)
                        : small && !tokens.has(t, Dictionary.FREQUENT) && tokens.length(t) > 1)
                && !taken(t);
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

    /** A word for a street behind a name or a number, or a name that ends as streets do. */
    boolean street(int t) {
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
    boolean house(int t) {
        return tokens.number(t)
                && tokens.length(t) <= 5
                && !taken(t)
                && !(view.letter(tokens.end(t)) && view.letter(tokens.end(t) + 1))
                && !(view.at(tokens.end(t)) == '.' && view.digit(tokens.end(t) + 1))
                && !(view.at(tokens.start(t) - 1) == '.' && view.digit(tokens.start(t) - 2))
                && view.at(tokens.end(t)) != '%';
    }

    /** Whether words before it speak of a place to live or to go to. */
    boolean places(int t) {
        for (int back = t - 1; back >= 0 && t - back <= 7 && !tokens.paragraph(back + 1); back--) {
            if (tokens.in(back, Words.List.SETTLES)) {
                return true;
            }
        }
        return false;
    }

    boolean part(int t) {
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

    boolean abbreviated(int t) {
        return tokens.number(t)
                || tokens.length(t) <= 3
                || tokens.in(t, Words.List.STREET_FIRST)
                || tokens.in(t, Words.List.STREET_LAST)
                || tokens.in(t, Words.List.UNIT);
    }
}
