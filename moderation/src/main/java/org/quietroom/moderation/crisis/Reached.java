package org.quietroom.moderation.crisis;

import java.util.Arrays;

/** Where the steps of ways of saying something were last found in one text; four places each. One thread. */
final class Reached {
    private static final int RECENT = 4;
    private static final int WIDTH = 2 * RECENT;
    private static final int ROOM = 512;

    /** A bit for each step that was found somewhere. */
    private final long[] active;

    private int[] steps = new int[2 * ROOM];
    private int[] places = new int[2 * ROOM];
    private int[] found = new int[ROOM * WIDTH];
    private int count;

    /** Takes how many steps there are. */
    Reached(int size) {
        active = new long[(size >> 6) + 1];
    }

    boolean any(int step) {
        return (active[step >> 6] & 1L << step) != 0;
    }

    /** Keeps a place as the last one of a step. */
    void add(int step, int begin, int end) {
        int at;
        if (any(step)) {
            at = places[slot(step)];
            System.arraycopy(found, at, found, at + 2, WIDTH - 2);
        } else {
            active[step >> 6] |= 1L << step;
            at = room(step);
        }
        found[at] = begin;
        found[at + 1] = end;
    }

    /** The first of the places of a step that was found, as begin and end. */
    int first(int step) {
        return places[slot(step)];
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

    private int room(int step) {
        if (2 * count >= steps.length) {
            grow();
        }
        if ((count + 1) * WIDTH > found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
        }
        int slot = slot(step);
        steps[slot] = step + 1;
        places[slot] = count++ * WIDTH;
        return places[slot];
    }

    private void grow() {
        int[] oldSteps = steps;
        int[] oldPlaces = places;
        steps = new int[2 * oldSteps.length];
        places = new int[2 * oldSteps.length];
        for (int i = 0; i < oldSteps.length; i++) {
            if (oldSteps[i] != 0) {
                int slot = slot(oldSteps[i] - 1);
                steps[slot] = oldSteps[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /** The slot of a step, or the one where it goes. */
    private int slot(int step) {
        int slot = ((step * 0x9E3779B9) >>> 16) & (steps.length - 1);
        while (steps[slot] != 0 && steps[slot] != step + 1) {
            slot = (slot + 1) & (steps.length - 1);
        }
        return slot;
    }
}
