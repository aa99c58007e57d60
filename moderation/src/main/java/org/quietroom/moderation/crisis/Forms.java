package org.quietroom.moderation.crisis;

/**
 * All ways of saying all targets, as a tree of steps: a way is one step, or some with a few words between them, and ways
 * that begin alike share their first steps. Immutable; nobody changes the arrays.
 */
final class Forms {
    private final int[] parents;
    private final byte[] reaches;
    private final int[] targets;
    private final int[][] outputs;
    private final int[][] outputParents;

    /**
     * Takes, by step, its parent (-1 for none), how many words may stand between the two, and its target (-1 unless a way
     * ends with it); and by value of the automaton the steps that end there.
     */
    Forms(int[] parents, byte[] reaches, int[] targets, int[][] outputs) {
        this.parents = parents;
        this.reaches = reaches;
        this.targets = targets;
        this.outputs = outputs;
        this.outputParents = new int[outputs.length][];
        for (int i = 0; i < outputs.length; i++) {
            outputParents[i] = new int[outputs[i].length];
            for (int j = 0; j < outputs[i].length; j++) {
                outputParents[i][j] = parents[outputs[i][j]];
            }
        }
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
        return outputs.length;
    }

    /** The parents of {@link #steps}, beside each other so that most are passed over at a glance. */
    int[] parentsOf(int value) {
        return outputParents[value];
    }

    /** The steps that end with a value of the automaton. */
    int[] steps(int value) {
        return outputs[value];
    }
}
