package org.quietroom.moderation.crisis;

/** Where the steps of ways of saying something were last found in one text; four places each. One thread. */
final class Reached {
    private static final int RECENT = 4;
    private static final int WIDTH = 2 * RECENT;

    /** A bit for each step, and by word of these how many are in the words before. */
    private final long[] steps;

    private final int[] before;
    private final int[] found;

    /** Takes a bit for each step that may be found. */
    Reached(long[] steps) {
        this.steps = steps;
        this.before = new int[steps.length + 1];
        for (int i = 0; i < steps.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(steps[i]);
        }
        this.found = new int[before[steps.length] * WIDTH];
    }

    /** Keeps a place as the last one of a step. */
    void add(int step, int begin, int end) {
        int at = first(step);
        System.arraycopy(found, at, found, at + 2, WIDTH - 2);
        found[at] = begin;
        found[at + 1] = end;
    }

    /** The first of the places of a step. */
    int first(int step) {
        int word = step >> 6;
        return (before[word] + Long.bitCount(steps[word] & (1L << step) - 1)) * WIDTH;
    }

    /** Whether there is an {@code n}th place, counted from 0. */
    boolean has(int first, int n) {
        return n < RECENT && found[first + 2 * n + 1] > 0;
    }

    int begin(int first, int n) {
        return found[first + 2 * n];
    }

    int end(int first, int n) {
        return found[first + 2 * n + 1];
    }
}
