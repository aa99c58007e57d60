package org.quietroom.moderation.crisis;

import java.util.Arrays;

/** Where the steps of ways of saying something were last found in one text; four places each. One thread. */
final class Reached {
    private static final int RECENT = 4;
    private static final int WIDTH = 2 * RECENT;
    private static final int ROOM = 64;

    private final Numbering steps = new Numbering();
    private int[] found = new int[ROOM * WIDTH];

    /** Keeps a place as the last one of a step. */
    void add(int step, int begin, int end) {
        int at = steps.add(step) * WIDTH;
        if (at == found.length) {
            found = Arrays.copyOf(found, 2 * at);
        }
        System.arraycopy(found, at, found, at + 2, WIDTH - 2);
        found[at] = begin;
        found[at + 1] = end;
    }

    /** The first of the places of a step, as begin and end; below zero if it was not found. */
    int first(int step) {
        return steps.of(step) * WIDTH;
    }

    /** Whether there is an {@code n}th place, counted from 0. */
    boolean has(int first, int n) {
        return first >= 0 && n < RECENT && found[first + 2 * n + 1] > 0;
    }

    int begin(int first, int n) {
        return found[first + 2 * n];
    }

    int end(int first, int n) {
        return found[first + 2 * n + 1];
    }
}
