package org.quietroom.moderation.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * A folded text and where each of its units came from. Immutable; {@link #toString()} shows no words.
 *
 * <p>The text is made of words, each parted from the next by one {@link #GAP} or, where a sentence or paragraph ends, one
 * {@link #BREAK}; an emoji is a word. Positions in the original never run backwards.
 */
public final class Folded {
    /** Between two words. */
    public static final char GAP = ' ';
    /** Between two sentences or paragraphs. */
    public static final char BREAK = '\u001E';

    private static final char FIRST_MARK = '\u0300';

    private final CharSequence original;
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final FoldedWords words;

    Folded(CharSequence original, String text, int[] starts, int[] ends, FoldedWords words) {
        this.original = original;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.words = words;
    }

    /** The folded words. */
    public String text() {
        return text;
    }

    /** How many words there are. */
    public int words() {
        return words.count();
    }

    /** The first folded unit of a word. */
    public int begin(int word) {
        return words.begin(word);
    }

    /** One past the last folded unit of a word: there is a {@link #GAP} or {@link #BREAK}, unless it is the last one. */
    public int endOf(int word) {
        return words.end(word);
    }

    /** The {@link WordHash} of a word. */
    public long hash(int word) {
        return words.hash(word);
    }

    /** The first original unit of what became the folded unit at {@code index}. */
    public int start(int index) {
        return starts[index];
    }

    /** One past the last original unit of what became the folded unit at {@code index}. */
    public int end(int index) {
        return ends[index];
    }

    /** Whether {@code index} is before the first unit, past the last one, or parts two words. */
    public boolean edge(int index) {
        return index < 0 || index >= text.length() || text.charAt(index) == GAP || text.charAt(index) == BREAK;
    }

    /**
     * The original words behind the folded units {@code from} to {@code to} (exclusive), widened where an edge would part
     * a surrogate pair or a grapheme (UAX #29).
     */
    public Range original(int from, int to) {
        int start = starts[from];
        int end = ends[to - 1];
        boolean wide = wide(start - 1) || wide(start);
        boolean wideEnd = wide(end - 1) || wide(end);
        if (wide || wideEnd) {
            BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
            graphemes.setText(original);
            start = !wide || graphemes.isBoundary(start) ? start : graphemes.preceding(start);
            end = !wideEnd || graphemes.isBoundary(end) ? end : graphemes.following(end);
        }
        return new Range(start, end);
    }

    private boolean wide(int index) {
        return index >= 0 && index < original.length() && original.charAt(index) >= FIRST_MARK;
    }

    @Override
    public String toString() {
        return "Folded[" + text.length() + " units hidden]";
    }
}
