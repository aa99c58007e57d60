package org.quietroom.moderation.html;

import java.util.List;
import org.quietroom.moderation.text.Range;

/**
 * The words of an HTML fragment and where each unit came from. Immutable; {@link #toString()} shows no words.
 *
 * <p>Tags, attributes, comments and the content of scripts and styles are left out, character references decoded; a block
 * element ends a paragraph, so no word or phrase reaches across it, while an inline tag inside a word leaves it whole.
 * Takes time linear in the source and accepts any of it. It is made for matching, not for showing: for that there is
 * {@link HtmlGuardProvider}.
 */
public final class HtmlText {
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final List<Range> quotes;

    HtmlText(String text, int[] starts, int[] ends, List<Range> quotes) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.quotes = List.copyOf(quotes);
    }

    /** Reads a fragment. */
    public static HtmlText of(String source) {
        return new HtmlTextRun(source).run();
    }

    /** The words. */
    public String text() {
        return text;
    }

    /** The stretches of {@link #text()} that stand in a closed {@code blockquote}; nested ones overlap. */
    public List<Range> quotes() {
        return quotes;
    }

    /** The source behind a stretch of {@link #text()}, from the first unit to the last, with any tags between. */
    public Range original(Range range) {
        return new Range(starts[range.start()], ends[range.end() - 1]);
    }

    @Override
    public String toString() {
        return "HtmlText[" + text.length() + " units hidden]";
    }
}
