package org.quietroom.moderation.crisis;

/**
 * All ways of saying all targets, as a tree of steps: a way is one step, or some with a few words between them, and ways
 * that begin alike share their first steps. Immutable; nobody changes the arrays.
 */
final class Forms {
    private final int[] parents;
    private final byte[] reaches;
    private final int[] targets;
    /** By value, where its steps begin in {@link #outputs}, and where the last ones end. */
    private final int[] offsets;

    /** By value, where those of its steps begin that end a way; the others stand before them. */
    private final int[] lasts;

    private final int[] outputs;
    private final int[] outputParents;

    /**
     * Takes, by step, its parent (-1 for none), how many words may stand between the two, and its target (-1 unless a way
     * ends with it); and by value of the automaton the steps that end there.
     */
    Forms(int[] parents, byte[] reaches, int[] targets, int[][] outputs) {
        this.parents = parents;
        this.reaches = reaches;
        this.targets = targets;
        this.offsets = new int[outputs.length + 1];
        this.lasts = new int[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            offsets[i + 1] = offsets[i] + outputs[i].length;
        }
        this.outputs = new int[offsets[outputs.length]];
        this.outputParents = new int[this.outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            lasts[i] = put(outputs[i], true, put(outputs[i], false, offsets[i]));
        }
    }

    /** Puts the steps that end a way, or the others, from a place on; gives where the former begin. */
    private int put(int[] steps, boolean last, int from) {
        int at = from;
        for (int step : steps) {
            if (targets[step] >= 0 == last) {
                outputs[at] = step;
                outputParents[at++] = parents[step];
            }
        }
        return last ? from : at;
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
        return offsets.length - 1;
    }

    /** The place of the first output of a value; those of the next one begin where its own end. */
    int from(int value) {
        return offsets[value];
    }

    /** The place of the first output of a value with which a way ends. */
    int last(int value) {
        return lasts[value];
    }

    /** The step that an output ends. */
    int step(int output) {
        return outputs[output];
    }

    /** The parent of the step that an output ends, beside the others so that most are passed over at a glance. */
    int parentOf(int output) {
        return outputParents[output];
    }
}
