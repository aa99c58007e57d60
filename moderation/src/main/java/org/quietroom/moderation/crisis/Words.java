package org.quietroom.moderation.crisis;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;

/** Small helps with folded phrases. */
final class Words {
    private static final Splitter EDGES =
            Splitter.on(CharMatcher.anyOf("" + Folded.GAP + Folded.BREAK)).omitEmptyStrings();

    private Words() {}

    /** The words of a folded phrase. */
    static List<String> of(String folded) {
        return EDGES.splitToList(folded);
    }

    /** The folded spelling of a word or phrase. */
    static String folded(String phrase) {
        return Folding.PLAIN.fold(phrase).text();
    }
}
