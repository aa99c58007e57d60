package org.quietroom.moderation.crisis;

/**
 * All ways of saying all targets, as a tree of steps: a way is one step, or some with a few words between them, and ways
 * that begin alike share their first steps. Immutable; nobody changes the arrays.
 */
final class Forms {
    /** How many steps there can be: each is a {@code char}, and its parent one more, so that none is 0. */
    private static final int MOST = Character.MAX_VALUE;

    private static final int HEAD = 2;
    private static final int PAIR = 2;

    private final int[] parents;
    private final byte[] reaches;
    private final int[] targets;
    private final int[] places;
    /**
     * The values one after the other, all that is asked of one side by side: how many of its steps end no way, how many end
     * one; the former; the latter, each with its parent.
     */
    private final char[] outputs;

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
    }

    private void put(int[] steps, StringBuilder into) {
        StringBuilder inner = new StringBuilder();
        StringBuilder last = new StringBuilder();
        for (int step : steps) {
            if (targets[step] < 0) {
                inner.append((char) step);
            } else {
                last.append((char) step).append((char) (parents[step] + 1));
            }
        }
        into.append((char) inner.length()).append((char) (last.length() / PAIR));
        into.append(inner).append(last);
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

    /** Where the steps of the value at a place begin that end no way, one after the other. */
    int inner(int place) {
        return place + HEAD;
    }

    /** Where these end, and those begin that end a way, each followed by its parent: every second is a step. */
    int last(int place) {
        return place + HEAD + outputs[place];
    }

    /** Where the latter end. */
    int end(int place) {
        return last(place) + PAIR * outputs[place + 1];
    }

    /** The step that stands somewhere. */
    int step(int at) {
        return outputs[at];
    }

    /** The parent of the last step of a way that stands somewhere; -1 for none. */
    int parentOf(int at) {
        return outputs[at + 1] - 1;
    }
}
