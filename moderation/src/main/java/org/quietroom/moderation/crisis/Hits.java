package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a lexicon finds in one text: every rule and sign with its places, in the order of their ends. */
final class Hits implements AhoCorasickDoubleArrayTrie.IHit<Integer> {
    /** So many last places of a step are remembered. */
    private static final int RECENT = 4;

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final List<Forms.Step> steps;
    private final Map<Integer, List<Hit>> byTarget = new HashMap<>();
    private final Map<Integer, Deque<Hit>> reached = new HashMap<>();
    private final List<Hit> rules = new ArrayList<>();
    private final List<Hit> weighted = new ArrayList<>();

    private Hits(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.steps = lexicon.parts().forms().steps();
    }

    static Hits of(Tokens tokens, Lexicon lexicon) {
        Hits hits = new Hits(tokens, lexicon);
        lexicon.parts().automaton().parseText(tokens.units, hits);
        return hits;
    }

    @Override
    public void hit(int begin, int end, Integer value) {
        for (int step : lexicon.parts().forms().outputs().get(value)) {
            step(step, begin, end);
        }
    }

    private void step(int index, int begin, int end) {
        Forms.Step step = steps.get(index);
        int from = begin;
        if (!step.first()) {
            from = before(index - 1, begin, step.reach());
            if (from < 0) {
                return;
            }
        }
        Hit hit = new Hit(step.target(), from, end);
        if (!step.last()) {
            Deque<Hit> recent = reached.computeIfAbsent(index, k -> new ArrayDeque<>(RECENT));
            if (recent.size() == RECENT) {
                recent.removeLast();
            }
            recent.addFirst(hit);
            return;
        }
        byTarget.computeIfAbsent(step.target(), k -> new ArrayList<>()).add(hit);
        if (lexicon.isRule(step.target())) {
            rules.add(hit);
        } else if (lexicon.weight(step.target()).points() != 0) {
            weighted.add(hit);
        }
    }

    /** Where the way began whose step reaches a word; -1 if none does. */
    private int before(int step, int word, int reach) {
        Deque<Hit> recent = reached.get(step);
        if (recent != null) {
            for (Hit hit : recent) {
                if (reaches(hit.end(), word, reach)) {
                    return hit.begin();
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
     */
    record Hit(int target, int begin, int end) {
        boolean apart(Hit other) {
            return end <= other.begin || other.end <= begin;
        }
    }
}
