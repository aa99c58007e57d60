package org.quietroom.anonymity.redaction;

/** Post codes behind a word that announces them: "ZIP: 12345", "my postcode is SW1A 1AA". */
final class PostCodes {
    private final Tokens tokens;
    private final Hits hits;

    PostCodes(Tokens tokens, Hits hits) {
        this.tokens = tokens;
        this.hits = hits;
    }

    /** Takes the post code that a word announces, if this is such a word. */
    void take(int t) {
        if (tokens.in(t, Words.List.POST_CODE) && value(t) > t) {
            hits.add(PiiType.ADDRESS, tokens.start(value(t)), tokens.end(last(value(t))));
        }
    }

    private int value(int t) {
        for (int next = t + 1; next < tokens.size() && next - t < 5 && !tokens.paragraph(next); next++) {
            boolean mixed = tokens.shouted(next)
                    && tokens.length(next) <= 2
                    && tokens.number(next + 1)
                    && !tokens.apart(next + 1);
            if (((tokens.number(next) && tokens.length(next) >= 3 && tokens.length(next) <= 6) || mixed)
                    && !hits.taken(tokens.start(next), tokens.end(next))) {
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
