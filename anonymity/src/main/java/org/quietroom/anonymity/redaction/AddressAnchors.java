package org.quietroom.anonymity.redaction;

/** Where an address shows: at a word for a street, a flat or a box, or at a house number beside a name. */
final class AddressAnchors {
    private final Tokens tokens;
    private final AddressParts parts;

    AddressAnchors(Tokens tokens, AddressParts parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** Whether this token gives an address away. */
    boolean at(int t) {
        if (tokens.in(t, Words.List.UNIT)) {
            int value = tokens.sign(t + 1, '.') || tokens.sign(t + 1, '#') ? t + 2 : t + 1;
            return (tokens.number(value) && !parts.taken(value)) || military(t);
        }
        if (tokens.number(t)) {
            return parts.house(t)
                    && ((parts.house(t + 1) && parts.name(t + 2))
                            || (parts.name(t + 1) && parts.street(t + 1))
                            || (parts.name(t + 1) && parts.house(t + 2) && apart(t)));
        }
        if (!parts.name(t)) {
            return tokens.in(t, Words.List.STREET_FIRST) && opens(t);
        }
        return parts.street(t)
                || (tokens.in(t, Words.List.STREET_FIRST) && opens(t))
                || (parts.house(t + 1) && parts.places(t) && !tokens.has(t, Dictionary.FREQUENT | Dictionary.NOT_PII));
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
        return parts.name(next) && (tokens.capital(t) || parts.house(t - 1) || !plain);
    }

    private boolean military(int t) {
        return tokens.shouted(t) && tokens.in(t + 1, Words.List.REGION_CODE) && tokens.number(t + 2);
    }
}
