package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lexicon finds in one text: every rule and sign with its places, in the order of their ends. */
final class Hits implements AhoCorasickDoubleArrayTrie.IHit<Integer> {
    /** So many last places of a step are remembered, as begin and end. */
    private static final int RECENT = 4;

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Forms forms;
    private final int @Nullable [][] reached;
    /** A bit for each step that was reached somewhere. */
    private final long[] active;

    private final Map<Integer, List<Hit>> byTarget = new HashMap<>();
    private final List<Hit> rules = new ArrayList<>();
    private final List<Hit> weighted = new ArrayList<>();

    private Hits(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.forms = lexicon.parts().forms();
        this.reached = new int[forms.size()][];
        this.active = new long[(forms.size() >> 6) + 1];
    }

    static Hits of(Tokens tokens, Lexicon lexicon) {
        Hits hits = new Hits(tokens, lexicon);
        lexicon.parts().automaton().parseText(tokens.units, hits);
        return hits;
    }

    @Override
    public void hit(int begin, int end, Integer value) {
        int[] steps = forms.steps(value);
        int[] parents = forms.parentsOf(value);
        for (int i = 0; i < steps.length; i++) {
            int parent = parents[i];
            if (parent >= 0 && (active[parent >> 6] & 1L << parent) == 0) {
                continue;
            }
            int step = steps[i];
            int from = parent < 0 ? begin : before(parent, begin, forms.reach(step));
            if (from >= 0) {
                if (forms.target(step) < 0) {
                    reach(step, from, end);
                } else {
                    found(new Hit(forms.target(step), from, end, forms.loose(step)));
                }
            }
        }
    }

    private void found(Hit hit) {
        byTarget.computeIfAbsent(hit.target(), k -> new ArrayList<>()).add(hit);
        if (lexicon.isRule(hit.target())) {
            rules.add(hit);
        } else if (lexicon.weight(hit.target()).points() != 0) {
            weighted.add(hit);
        }
    }

    private void reach(int step, int begin, int end) {
        int[] recent = reached[step];
        if (recent == null) {
            recent = new int[2 * RECENT];
            reached[step] = recent;
            active[step >> 6] |= 1L << step;
        } else {
            System.arraycopy(recent, 0, recent, 2, 2 * (RECENT - 1));
        }
        recent[0] = begin;
        recent[1] = end;
    }

    /** Where the way began whose step reaches a word; -1 if none does. */
    private int before(int step, int word, int reach) {
        int[] recent = reached[step];
        if (recent != null) {
            for (int i = 0; i < recent.length && recent[i + 1] > 0; i += 2) {
                if (reaches(recent[i + 1], word, reach)) {
                    return recent[i];
                }
            }
        }
        return -1;
    }

    private boolean reaches(int end, int begin, int reach) {
        if (begin < end || begin - end > reach) {
            return false;
        }
        for (int i = end; i < begin; i++) {
            if (tokens.units[i] == WordTable.BREAK || lexicon.denial(tokens.units[i])) {
                return false;
            }
        }
        return true;
    }

    /** The hits of all rules that are said in words of their own. */
    List<Hit> rules() {
        return rules;
    }

    /** Whether nothing at all was found. */
    boolean nothing() {
        return byTarget.isEmpty();
    }

    /** The hits of all signs that are added up. */
    List<Hit> weighted() {
        return weighted;
    }

    /** The hits of a rule or a sign. */
    List<Hit> of(int target) {
        return byTarget.getOrDefault(target, List.of());
    }

    /**
     * A stretch of words that says something.
     *
     * @param target the rule or sign
     * @param begin its first word
     * @param end one past its last word
     * @param loose whether other words stand between its own
     */
    record Hit(int target, int begin, int end, boolean loose) {
        boolean apart(Hit other) {
            return end <= other.begin || other.end <= begin;
        }
    }
}
