package org.quietroom.moderation.crisis;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;

/**
 * All ways of saying all targets, as a tree of steps: a way is one step, or some with a few words between them, and ways
 * that begin alike share their first steps. Immutable; nobody changes the arrays.
 */
final class Forms {
    /** How many steps there can be: each is a {@code char}. */
    private static final int MOST = Character.MAX_VALUE;

    private final int[] parents;
    private final byte[] reaches;
    private final int[] targets;
    private final int[] places;
    /** The values one after the other: how many steps each has, those that end a way, and the others. */
    private final char[] outputs;

    /** A bit for each step that some ways are looked for by. */
    private final long[] guards;
    /** By step where the ways begin, in the next, that are looked for by it. */
    private final char[] guardedFrom;
    /** The last steps of these ways. */
    private final char[] guarded;

    /**
     * Takes, by step, its parent (-1 for none), how many words may stand between the two, and its target (-1 unless a way
     * ends with it); and by value of the automaton the steps that end there.
     *
     * @throws IllegalArgumentException if there are too many steps
     */
    Forms(int[] parents, byte[] reaches, int[] targets, int[][] outputs) {
        if (parents.length >= MOST) {
            throw new IllegalArgumentException(
                    "the packs have more than 65,000 ways of saying something; take some out");
        }
        this.parents = parents;
        this.reaches = reaches;
        this.targets = targets;
        this.places = new int[outputs.length];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < outputs.length; i++) {
            places[i] = all.length();
            put(outputs[i], all);
        }
        this.outputs = all.toString().toCharArray();
        this.guards = new long[(parents.length + Long.SIZE - 1) / Long.SIZE];
        this.guardedFrom = new char[parents.length + 1];
        this.guarded = guard(outputs);
    }

    private void put(int[] steps, StringBuilder into) {
        into.append((char) steps.length);
        for (boolean last : new boolean[] {true, false}) {
            for (int step : steps) {
                if (targets[step] >= 0 == last) {
                    into.append((char) step);
                }
            }
        }
    }

    /** Puts each way under the rarest of its steps. */
    private char[] guard(int[][] outputs) {
        long[] common = commonness(outputs);
        ListMultimap<Integer, Integer> ways = ArrayListMultimap.create();
        for (int last = 0; last < parents.length; last++) {
            if (targets[last] >= 0) {
                ways.put(rarest(last, common), last);
            }
        }
        StringBuilder all = new StringBuilder();
        for (int step = 0; step < parents.length; step++) {
            guardedFrom[step] = (char) all.length();
            if (ways.containsKey(step)) {
                guards[step >> 6] |= 1L << step;
                ways.get(step).forEach(last -> all.append((char) last.intValue()));
            }
        }
        guardedFrom[parents.length] = (char) all.length();
        return all.toString().toCharArray();
    }

    /** By step how common it is in texts, as far as the packs tell: common words stand in many steps. */
    private long[] commonness(int[][] outputs) {
        long[] common = new long[parents.length];
        for (int[] steps : outputs) {
            for (int step : steps) {
                common[step] += steps.length;
            }
        }
        return common;
    }

    private int rarest(int last, long[] common) {
        int rarest = last;
        for (int step = parents[last]; step >= 0; step = parents[step]) {
            rarest = common[step] < common[rarest] ? step : rarest;
        }
        return rarest;
    }

    /** How many steps there are. */
    int size() {
        return parents.length;
    }

    /** The step before; -1 if a way begins with this one. */
    int parent(int step) {
        return parents[step];
    }

    /** How many words may stand between the step before and this one. */
    int reach(int step) {
        return reaches[step];
    }

    /** Whether other words may stand inside the way that ends with a step. */
    boolean loose(int step) {
        for (int at = step; at >= 0; at = parents[at]) {
            if (reaches[at] > 0) {
                return true;
            }
        }
        return false;
    }

    /** The rule or sign that is said where a way ends with this step; -1 if none does. */
    int target(int step) {
        return targets[step];
    }

    /** How many values the automaton has. */
    int values() {
        return places.length;
    }

    /** The place of a value. */
    int place(int value) {
        return places[value];
    }

    /** Where the steps of the value at a place begin, those first with which a way ends. */
    int first(int place) {
        return place + 1;
    }

    /** Where they end. */
    int end(int place) {
        return place + 1 + outputs[place];
    }

    /** The step that stands somewhere. */
    int step(int at) {
        return outputs[at];
    }

    /** Of 64 steps, a bit for each that {@link #guarded} ways are looked for by: one that every way has, and few texts. */
    long guards(int word) {
        return guards[word];
    }

    /** Where the ways begin that are looked for by a step; they end where those of the next step begin. */
    int guardedFrom(int step) {
        return guardedFrom[step];
    }

    /** The last step of the way that stands somewhere. */
    int guarded(int at) {
        return guarded[at];
    }
}
