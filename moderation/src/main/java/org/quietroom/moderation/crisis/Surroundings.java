package org.quietroom.moderation.crisis;

import java.util.BitSet;
import java.util.List;
import org.quietroom.moderation.crisis.Hits.Hit;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Range;

/** What the marks of a text say of its words: which are quoted from another message, spoken, or in one clause. */
final class Surroundings {
    private static final String CLAUSE_MARKS = ",(\u2013\u2014\n";

    private final CharSequence text;
    private final Folded folded;
    private final Tokens tokens;
    private final BitSet quoted = new BitSet();
    private final BitSet spoken = new BitSet();

    /**
     * Looks at a text.
     *
     * @param quotes stretches of it that repeat another message
     * @param speech stretches in quotation marks
     */
    Surroundings(CharSequence text, Folded folded, Tokens tokens, List<Range> quotes, List<Range> speech) {
        this.text = text;
        this.folded = folded;
        this.tokens = tokens;
        quotes.forEach(q -> quoted.set(q.start(), q.end()));
        speech.forEach(q -> spoken.set(q.start(), q.end()));
    }

    /** Whether a hit repeats another message. */
    boolean quoted(Hit hit) {
        return quoted.get(start(hit.begin()));
    }

    /** Whether a hit stands in quotation marks. */
    boolean spoken(Hit hit) {
        return spoken.get(start(hit.begin()));
    }

    /** Whether a mark between two words begins a new clause. */
    boolean clauseBetween(int from, int to) {
        if (from >= to) {
            return false;
        }
        int last = start(to);
        for (int i = folded.end(tokens.end(from - 1) - 1); i < last; i++) {
            if (CLAUSE_MARKS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The first word of the sentence that lies so many sentences before that of a word. */
    int sentenceBegin(int word, int sentences) {
        int first = tokens.sentence(word) - sentences;
        int at = word;
        while (at > 0 && tokens.sentence(at - 1) >= first) {
            at--;
        }
        return at;
    }

    private int start(int word) {
        return folded.start(tokens.begin(word));
    }
}
