package org.quietroom.anonymity.redaction;

/** Looks up the longest place that begins at a token. */
final class Places {
    private Places() {}

    /** The last token of the longest known place that begins here; -1 if none does. */
    static int longest(Tokens tokens, int first) {
        int found = tokens.has(first, Dictionary.TOWN | Dictionary.COUNTRY) ? first : -1;
        if (!tokens.has(first, Dictionary.BEGINS)) {
            return found;
        }
        long hash = tokens.hash(first);
        int flags = tokens.flags(first);
        for (int t = first + 1; (flags & Dictionary.BEGINS) != 0 && t - first < 8; t++) {
            if (tokens.sign(t, '-') || tokens.sign(t, '\'') || tokens.sign(t, '.')) {
                continue;
            }
            if (!tokens.word(t) || tokens.newLine(t)) {
                break;
            }
            hash = Dictionary.join(hash, tokens.hash(t));
            flags = tokens.lookup(hash);
            if ((flags & (Dictionary.TOWN | Dictionary.COUNTRY)) != 0) {
                found = t;
            }
        }
        return found;
    }
}
