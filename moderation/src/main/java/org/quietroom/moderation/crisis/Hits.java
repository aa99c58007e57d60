package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a lexicon finds in one text: every rule and sign with its places, in the order of their ends. */
final class Hits implements AhoCorasickDoubleArrayTrie.IHit<Integer> {
    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Forms forms;
    private final Reached reached;
    private final Map<Integer, List<Hit>> byTarget = new HashMap<>();
    private final BitSet present = new BitSet();
    private final List<Hit> rules = new ArrayList<>();
    private final List<Hit> weighted = new ArrayList<>();

    private Hits(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.forms = lexicon.parts().forms();
        this.reached = new Reached(forms.size());
    }

    static Hits of(Tokens tokens, Lexicon lexicon) {
        Hits hits = new Hits(tokens, lexicon);
        lexicon.parts().automaton().parseText(tokens.units, hits);
        return hits;
    }

    @Override
    public void hit(int begin, int end, Integer value) {
        int last = forms.from(value + 1);
        for (int output = forms.from(value); output < last; output++) {
            int parent = forms.parentOf(output);
            if (parent >= 0 && !reached.any(parent)) {
                continue;
            }
            int step = forms.step(output);
            int from = parent < 0 ? begin : before(parent, begin, forms.reach(step));
            if (from >= 0) {
                if (forms.target(step) < 0) {
                    reached.add(step, from, end);
                } else {
                    found(new Hit(forms.target(step), from, end, forms.loose(step)));
                }
            }
        }
    }

    private void found(Hit hit) {
        present.set(hit.target());
        byTarget.computeIfAbsent(hit.target(), k -> new ArrayList<>()).add(hit);
        if (lexicon.isRule(hit.target())) {
            rules.add(hit);
        } else if (lexicon.weight(hit.target()).points() != 0) {
            weighted.add(hit);
        }
    }

    /** Where the way began whose step reaches a word; -1 if none does. */
    private int before(int step, int word, int reach) {
        int first = reached.first(step);
        for (int n = 0; reached.has(first, n); n++) {
            if (reaches(reached.end(first, n), word, reach)) {
                return reached.begin(first, n);
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

    /** Whether one of some rules and signs was found. */
    boolean any(List<Integer> targets) {
        for (int i = 0; i < targets.size(); i++) {
            if (present.get(targets.get(i))) {
                return true;
            }
        }
        return false;
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
