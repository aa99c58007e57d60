package org.quietroom.moderation.crisis;

import java.util.Arrays;

/** What the automaton found in one text, in the order of the ends; one thread. */
final class Occurrences {
    private static final int ROOM = 256;
    private static final int WIDTH = 3;

    private final Numbering values = new Numbering();
    private int[] found = new int[ROOM * WIDTH];
    private int size;

    static Occurrences of(char[] units, Automaton automaton) {
        Occurrences found = new Occurrences();
        automaton.parse(units, found);
        return found;
    }

    /** Adds the next one. */
    void add(int value, int begin, int end) {
        int at = size++ * WIDTH;
        if (at == found.length) {
            found = Arrays.copyOf(found, 2 * at);
        }
        found[at] = values.add(value);
        found[at + 1] = begin;
        found[at + 2] = end;
    }

    int size() {
        return size;
    }

    /** The different values that were found, numbered. */
    Numbering values() {
        return values;
    }

    /** The number of the value of an occurrence. */
    int number(int occurrence) {
        return found[occurrence * WIDTH];
    }

    int begin(int occurrence) {
        return found[occurrence * WIDTH + 1];
    }

    int end(int occurrence) {
        return found[occurrence * WIDTH + 2];
    }
}
