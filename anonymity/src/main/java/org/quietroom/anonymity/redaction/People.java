package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names, places and bodies found so far, in words. Whoever was named once is known again. Not safe for many threads. */
final class People {
    /** One of them, from its first word to its last. */
    record Found(PiiType type, int first, int last) {}

    private final Tokens tokens;
    private final Hits hits;
    private final Writing writing;
    private final Set<Long> names = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    People(Tokens tokens, Hits hits, Writing writing) {
        this.tokens = tokens;
        this.hits = hits;
        this.writing = writing;
    }

    /** Takes some words unless part of them is held; returns where to go on. */
    int take(PiiType type, int first, int last) {
        if (hits.add(type, tokens.start(first), tokens.end(last))) {
            found.add(new Found(type, first, last));
            for (int t = first; t <= last && type == PiiType.NAME; t++) {
                if (tokens.length(t) > 2 && tokens.word(t) && !tokens.in(t, Words.List.PARTICLE)) {
                    names.add(tokens.hash(t));
                }
            }
        }
        return last + 1;
    }

    /** Everyone found so far; it grows while more are found. */
    List<Found> found() {
        return found;
    }

    /** Whether a name stands alone on one of the two lines above: this line is of the same signature. */
    boolean signedAbove(int first) {
        if (found.isEmpty() || found.get(found.size() - 1).type() != PiiType.NAME) {
            return false;
        }
        int last = found.get(found.size() - 1).last();
        int lines = 0;
        for (int t = last + 1; t <= first && t - last < 12; t++) {
            lines += tokens.newLine(t) ? 1 : 0;
        }
        return tokens.newLine(found.get(found.size() - 1).first())
                && tokens.newLine(last + 1)
                && lines <= 2
                && first - last < 12;
    }

    boolean taken(int t) {
        return hits.taken(tokens.start(t), tokens.end(t));
    }

    /** Whoever was named once is named again wherever the name stands with a capital. */
    void again() {
        if (names.isEmpty()) {
            return;
        }
        for (int t = 0; t < tokens.size(); t++) {
            if (writing.high(t)
                    && names.contains(tokens.hash(t))
                    && !taken(t)
                    && (!tokens.has(t, Dictionary.FREQUENT) || !writing.sentence(t))) {
                hits.add(PiiType.NAME, tokens.start(t), tokens.end(t));
            }
        }
    }
}
