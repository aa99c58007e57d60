package org.quietroom.anonymity.redaction;

/** Capitals in a row: how far what begins with one may reach. */
final class Rows {
    private static final int LONGEST = 7;

    private final Tokens tokens;
    private final Hits hits;
    private final Writing writing;

    Rows(Tokens tokens, Hits hits, Writing writing) {
        this.tokens = tokens;
        this.hits = hits;
        this.writing = writing;
    }

    /** The last token of the capitals that begin here: joined by one space, a hyphen, an apostrophe, an initial, a particle. */
    int end(int first) {
        int end = first;
        int t = first;
        while (t - first < 2 * LONGEST) {
            int next = t + 1;
            if (tokens.sign(next, '.')
                    && tokens.length(t) <= 2
                    && tokens.capital(t)
                    && writing.high(next + 1)
                    && !tokens.newLine(next + 1)) {
                next++;
            } else if ((tokens.sign(next, '-')
                            || (tokens.sign(next, '\'') && tokens.length(t) <= 2)
                            || tokens.sign(next, '&'))
                    && (!tokens.apart(next) || tokens.sign(next, '&'))) {
                next++;
            } else {
                int particle = next;
                while (tokens.in(particle, Words.List.PARTICLE)
                        && !tokens.capital(particle)
                        && particle - next < 3
                        && tokens.word(particle)) {
                    particle++;
                }
                next = writing.high(particle) ? particle : next;
            }
            if (next >= tokens.size()
                    || tokens.newLine(next)
                    || !writing.high(next)
                    || hits.taken(tokens.start(next), tokens.end(next))) {
                return end;
            }
            t = next;
            end = t;
        }
        return end;
    }
}
