package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Follows the ways of saying something through one text. Most values of the automaton are common words that begin thousands
 * of ways; so it first looks which ways are there with all their steps, anywhere, and only follows those. One thread.
 */
final class HitFinder {
    private static final int[] NONE = {};

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Forms forms;
    private final Occurrences occurrences;
    private final BitSet present;
    private final BitSet wanted;
    /** By number of a value, its steps that are followed. */
    private final List<int[]> steps = new ArrayList<>();

    private final Reached reached = new Reached();
    private final Hits hits = new Hits();

    private HitFinder(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.forms = lexicon.parts().forms();
        this.occurrences = Occurrences.of(tokens.units, lexicon.parts().automaton());
        this.present = new BitSet(forms.size());
        this.wanted = new BitSet(forms.size());
    }

    /** All hits of a text. */
    static Hits find(Tokens tokens, Lexicon lexicon) {
        HitFinder finder = new HitFinder(tokens, lexicon);
        finder.look();
        finder.follow();
        return finder.hits;
    }

    /** Finds the last steps of the ways that are there as a whole, and marks the steps before them. */
    private void look() {
        Numbering values = occurrences.values();
        for (int i = 0; i < values.size(); i++) {
            int last = forms.last(values.key(i));
            for (int output = forms.from(values.key(i)); output < last; output++) {
                present.set(forms.step(output));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            steps.add(NONE);
            int end = forms.from(values.key(i) + 1);
            for (int output = forms.last(values.key(i)); output < end; output++) {
                int parent = forms.parentOf(output);
                if (parent < 0 || whole(parent)) {
                    want(i, output);
                }
            }
        }
        for (int i = 0; i < values.size(); i++) {
            int last = forms.last(values.key(i));
            for (int output = forms.from(values.key(i)); output < last; output++) {
                if (wanted.get(forms.step(output))) {
                    want(i, output);
                }
            }
        }
    }

    /** Whether the steps before one are there too; if so, all of them are marked. */
    private boolean whole(int inner) {
        for (int step = inner; step >= 0; step = forms.parent(step)) {
            if (!present.get(step)) {
                return false;
            }
        }
        for (int step = inner; step >= 0 && !wanted.get(step); step = forms.parent(step)) {
            wanted.set(step);
        }
        return true;
    }

    private void want(int value, int output) {
        int[] before = steps.get(value);
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = forms.step(output);
        steps.set(value, all);
    }

    private void follow() {
        for (int i = 0; i < occurrences.size(); i++) {
            for (int step : steps.get(occurrences.number(i))) {
                step(step, occurrences.begin(i), occurrences.end(i));
            }
        }
    }

    private void step(int step, int begin, int end) {
        int parent = forms.parent(step);
        int from = parent < 0 ? begin : before(parent, begin, forms.reach(step));
        if (from < 0) {
            return;
        }
        int target = forms.target(step);
        if (target < 0) {
            reached.add(step, from, end);
        } else {
            hits.add(new Hit(target, from, end, forms.loose(step)), lexicon);
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
}
