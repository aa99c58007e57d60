package org.quietroom.anonymity.redaction;

/** Crossings of two streets: "X and Y", "the corner of X and Y". */
final class StreetCorners {
    private static final long AND = Dictionary.hash("and");
    private static final long OF = Dictionary.hash("of");
    private static final long THE = Dictionary.hash("the");
    private static final long CORNER = Dictionary.hash("corner");

    private final Tokens tokens;
    private final AddressParts parts;

    StreetCorners(Tokens tokens, AddressParts parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** "X and Y", both streets, or "the corner of X and Y": where the second ends. */
    int end(int start, int end) {
        if (!same(end + 1, AND)) {
            return end;
        }
        boolean corner = start(start) != start;
        int t = end + 2;
        boolean street = false;
        while (t < tokens.size()
                && t - end < 9
                && !tokens.newLine(t)
                && (parts.part(t)
                        || tokens.in(t, Words.List.PARTICLE)
                        || (tokens.sign(t, '.') && parts.abbreviated(t - 1)))) {
            street |= tokens.number(t) || tokens.in(t, Words.List.STREET_LAST);
            t++;
        }
        return corner || street ? Math.max(end, tokens.sign(t - 1, '.') ? t - 2 : t - 1) : end;
    }

    /** Where the first of the two streets, or the words for the corner, begin. */
    int start(int start) {
        int first = start;
        if (same(start - 1, AND) && parts.name(start - 2) && !tokens.newLine(start) && !tokens.newLine(start - 1)) {
            first = start - 2;
            while (first > 0
                    && start - first < 6
                    && !tokens.newLine(first)
                    && (parts.name(first - 1) || (tokens.number(first - 1) && !parts.taken(first - 1)))) {
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
}
