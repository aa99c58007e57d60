package org.quietroom.moderation.crisis;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /** All runs of words inside a folded phrase, except itself. */
    static List<String> inner(String phrase) {
        List<Integer> edges = new ArrayList<>(List.of(-1));
        for (int i = 0; i < phrase.length(); i++) {
            if (phrase.charAt(i) <= Folded.GAP) {
                edges.add(i);
            }
        }
        edges.add(phrase.length());
        List<String> runs = new ArrayList<>();
        for (int from = 0; from + 1 < edges.size(); from++) {
            for (int to = from + 1; to < edges.size(); to++) {
                if (from > 0 || to + 1 < edges.size()) {
                    runs.add(phrase.substring(edges.get(from) + 1, edges.get(to)));
                }
            }
        }
        return runs;
    }

    /** The folded spelling of a word or phrase. */
    static String folded(String phrase) {
        return Folding.PLAIN.fold(phrase).text();
    }

    /** The contexts of all packs in one, with every phrase folded. */
    static Pack.Context folded(List<Pack> packs) {
        return new Pack.Context(
                folded(packs, Pack.Context::negation),
                folded(packs, Pack.Context::filler),
                folded(packs, Pack.Context::trap),
                folded(packs, Pack.Context::past),
                folded(packs, Pack.Context::again));
    }

    private static List<String> folded(List<Pack> packs, Function<Pack.Context, List<String>> which) {
        return packs.stream()
                .flatMap(p -> which.apply(p.context()).stream())
                .map(Words::folded)
                .toList();
    }
}
