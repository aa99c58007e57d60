package org.quietroom.anonymity.redaction;

/** How far an address reaches to either side of what gave it away, over as many lines as it takes. */
final class AddressExtent {
    private static final int LONGEST = 28;

    private final Tokens tokens;
    private final AddressParts parts;

    AddressExtent(Tokens tokens, AddressParts parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** The first token of the address that shows at {@code anchor}. */
    int left(int anchor) {
        int first = anchor;
        int t = anchor;
        while (t > 0
                && anchor - t < 12
                && !(tokens.newLine(t) && !(tokens.in(anchor, Words.List.UNIT) && numbered(t - 1)))
                && !tokens.paragraph(t)) {
            int before = t - 1;
            boolean glue = tokens.sign(before, ',')
                    || tokens.sign(before, '.')
                    || tokens.sign(before, '/')
                    || tokens.sign(before, '-')
                    || tokens.sign(before, '\'')
                    || tokens.in(before, Words.List.PARTICLE);
            if (parts.part(before)) {
                first = before;
            } else if (!glue || before == 0 || (tokens.sign(before, '.') && !parts.abbreviated(before - 1))) {
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
                && !parts.house(number)
                && !tokens.in(number, Words.List.STREET_FIRST)
                && !tokens.in(number, Words.List.UNIT)) {
            number++;
        }
        return number < anchor || parts.house(number) ? number : first;
    }

    /** Whether a number stands among the last words of the line that ends here: a line of names alone is no address. */
    private boolean numbered(int end) {
        for (int t = end; t >= 0 && end - t < 12; t--) {
            if (tokens.number(t)) {
                return true;
            }
            if (tokens.newLine(t)) {
                return false;
            }
        }
        return false;
    }

    /** Its last token. */
    int right(int anchor) {
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
                    || (tokens.sign(t, '(')
                            && parts.name(t + 1)
                            && (tokens.sign(t + 2, ')') || tokens.sign(t + 3, ')')))
                    || (tokens.sign(t, ')') && (tokens.sign(t - 2, '(') || tokens.sign(t - 3, '(')))
                    || (tokens.sign(t, '.') && parts.abbreviated(t - 1))
                    || (tokens.in(t, Words.List.PARTICLE)
                            && t + 1 < tokens.size()
                            && (parts.name(t + 1) || tokens.in(t + 1, Words.List.PARTICLE)))
                    || quoted(t);
            if (parts.part(t) || (tokens.sign(t, ')') && glue)) {
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
            if (any && (tokens.sign(t, '.') || tokens.sign(t, '?') || tokens.sign(t, '!')) && !parts.part(t + 1)) {
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
            if (tokens.sign(t, ':') || (!parts.part(t) && !sign)) {
                return any && t - first >= 2 && tokens.number(t - 1);
            }
            any |= parts.part(t);
            t++;
        }
        return any;
    }
}
