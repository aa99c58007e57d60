package org.quietroom.moderation.crisis;

import com.google.common.base.Suppliers;
import com.google.common.collect.Iterables;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Range;

/** What the marks of a text say of its words: which are quoted from another message, spoken, or in one clause. */
final class Surroundings {
    private static final String CLAUSE_MARKS = ",(\u2013\u2014\n";

    private final CharSequence text;
    private final Folded folded;
    private final Tokens tokens;
    private final Supplier<BitSet> quoted;
    private final Supplier<BitSet> spoken;

    /**
     * Looks at a text, at its marks only when somebody asks.
     *
     * @param quotes stretches of it that repeat another message, beside those that its marks show
     */
    Surroundings(String text, Format format, Folded folded, Tokens tokens, List<Range> quotes) {
        this.text = text;
        this.folded = folded;
        this.tokens = tokens;
        this.quoted = Suppliers.memoize(() -> bits(Iterables.concat(quotes, Quotes.in(text, format))));
        this.spoken = Suppliers.memoize(() -> bits(Quotes.speech(text)));
    }

    private static BitSet bits(Iterable<Range> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set(range.start(), range.end()));
        return bits;
    }

    /** Whether a hit repeats another message. */
    boolean quoted(Hit hit) {
        return quoted.get().get(start(hit.begin()));
    }

    /** Whether a hit stands in quotation marks. */
    boolean spoken(Hit hit) {
        return spoken.get().get(start(hit.begin()));
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

    private int start(int word) {
        return folded.start(tokens.begin(word));
    }
}
