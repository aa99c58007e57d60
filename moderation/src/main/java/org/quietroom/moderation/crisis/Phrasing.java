package org.quietroom.moderation.crisis;

import java.util.Set;
import java.util.TreeSet;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.moderation.text.Folded;

/** What the {@link Wording} of the sentences around some words adds, in one text. */
final class Phrasing {
    private static final int MAX_WORDS = 60;
    private static final int MAX_POINTS = 6;
    private static final int MOST_ASKED = 30;

    private final Lexicon lexicon;
    private final Folded folded;
    private final Tokens tokens;
    private final Hits hits;
    private int asked;

    Phrasing(Lexicon lexicon, Folded folded, Tokens tokens, Hits hits) {
        this.lexicon = lexicon;
        this.folded = folded;
        this.tokens = tokens;
        this.hits = hits;
    }

    /** Whether somebody has learned how sentences about a kind are worded in a language. */
    boolean knows(String language, FlagKind kind) {
        return language.equals(Wording.LANGUAGE) && kind.equals(FlagKind.SUICIDE) && lexicon.wording() != Wording.NONE;
    }

    /** The points of the whole sentences around some words; 0 where a text has more of them than a person writes. */
    int points(int begin, int end) {
        if (++asked > MOST_ASKED) {
            return 0;
        }
        int from = begin;
        int to = end;
        int first = tokens.sentence(from);
        int last = tokens.sentence(to - 1);
        while (from > 0 && tokens.sentence(from - 1) == first && begin - from < MAX_WORDS) {
            from--;
        }
        while (to < tokens.size() && tokens.sentence(to) == last && to - end < MAX_WORDS) {
            to++;
        }
        return lexicon.wording().points(features(from, to, evidence(from, to)));
    }

    /** The features of some words. */
    int[] features(int from, int to, Set<Integer> evidence) {
        return Wording.features(folded, tokens, from, to, lexicon.keys(), evidence);
    }

    /** The signs and rules in some words, and how much the signs weigh together, as features of a wording. */
    Set<Integer> evidence(int from, int to) {
        Set<Integer> evidence = new TreeSet<>();
        int points = 0;
        for (Hit hit : Hit.inside(hits.weighted(), from, to)) {
            if (evidence.add(lexicon.key(hit.target()))) {
                points += lexicon.weight(hit.target()).points();
            }
        }
        for (Hit hit : Hit.inside(hits.rules(), from, to)) {
            evidence.add(lexicon.key(hit.target()));
        }
        for (int least = 1; least <= Math.min(points, MAX_POINTS); least++) {
            evidence.add(-least);
        }
        return evidence;
    }
}
