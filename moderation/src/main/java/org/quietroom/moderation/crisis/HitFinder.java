package org.quietroom.moderation.crisis;

import java.util.Arrays;

/**
 * Follows the ways of saying something through one text. Most values of the automaton are common words that begin thousands
 * of ways; so it first looks which ways are there with all their steps, anywhere, each by its rarest step, and only follows
 * those. One thread.
 */
final class HitFinder {
    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Forms forms;
    private final Occurrences occurrences;
    /** A bit for each step that is there. */
    private final long[] present;
    /** Of these, those that belong to a way which is there as a whole. */
    private final long[] wanted;

    private final Followed followed;
    private final Hits hits = new Hits();

    private HitFinder(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.forms = lexicon.forms();
        this.occurrences = Occurrences.of(tokens.units, lexicon.automaton());
        this.present = new long[(forms.size() + Long.SIZE - 1) / Long.SIZE];
        this.wanted = new long[present.length];
        this.followed = new Followed(occurrences.values().size());
    }

    /** All hits of a text. */
    static Hits find(Tokens tokens, Lexicon lexicon) {
        HitFinder finder = new HitFinder(tokens, lexicon);
        finder.mark();
        finder.want();
        finder.choose();
        finder.follow();
        return finder.hits;
    }

    /** Marks every step that is there. */
    private void mark() {
        Numbering values = occurrences.values();
        for (int i = 0; i < values.size(); i++) {
            int end = forms.end(values.key(i));
            for (int at = forms.first(values.key(i)); at < end; at++) {
                set(present, forms.step(at));
            }
        }
    }

    /** Looks, where the rarest step of a way is there, whether the others are. */
    private void want() {
        for (int word = 0; word < present.length; word++) {
            for (long guards = present[word] & forms.guards(word); guards != 0; guards &= guards - 1) {
                int guard = word * Long.SIZE + Long.numberOfTrailingZeros(guards);
                for (int at = forms.guardedFrom(guard); at < forms.guardedFrom(guard + 1); at++) {
                    wantIfWhole(forms.guarded(at));
                }
            }
        }
    }

    /** Collects, by value, the steps that are to be followed. */
    private void choose() {
        Numbering values = occurrences.values();
        for (int i = 0; i < values.size(); i++) {
            int end = forms.end(values.key(i));
            for (int at = forms.first(values.key(i)); at < end; at++) {
                if (has(wanted, forms.step(at))) {
                    followed.add(forms.step(at));
                }
            }
            followed.end(i);
        }
    }

    private static boolean has(long[] bits, int at) {
        return (bits[at >> 6] & 1L << at) != 0;
    }

    private static void set(long[] bits, int at) {
        bits[at >> 6] |= 1L << at;
    }

    /** Marks all steps of the way that ends with one, if all are there. */
    private void wantIfWhole(int last) {
        for (int step = last; step >= 0; step = forms.parent(step)) {
            if (!has(present, step)) {
                return;
            }
        }
        for (int step = last; step >= 0 && !has(wanted, step); step = forms.parent(step)) {
            set(wanted, step);
        }
    }

    private void follow() {
        Reached reached = new Reached(wanted);
        for (int i = 0; i < occurrences.size(); i++) {
            int value = occurrences.number(i);
            for (int at = followed.from(value); at < followed.from(value + 1); at++) {
                step(followed.steps[at], reached, occurrences.begin(i), occurrences.end(i));
            }
        }
    }

    private void step(int step, Reached reached, int begin, int end) {
        int parent = forms.parent(step);
        int from = parent < 0 ? begin : before(reached, parent, begin, forms.reach(step));
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
    private int before(Reached reached, int step, int word, int reach) {
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

    /** The steps that are followed, by the number of their value. */
    private static final class Followed {
        private static final int ROOM = 64;

        private int[] steps = new int[ROOM];
        private int size;
        private final int[] ends;

        Followed(int values) {
            ends = new int[values + 1];
        }

        void add(int step) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, 2 * size);
            }
            steps[size++] = step;
        }

        /** Those of a value have all been added. */
        void end(int value) {
            ends[value + 1] = size;
        }

        int from(int value) {
            return ends[value];
        }
    }
}
