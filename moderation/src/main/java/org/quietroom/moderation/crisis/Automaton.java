package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The automaton over word codes, in a form that is kept as plain numbers: opening it costs a copy, building it a second.
 *
 * <p>The library builds it. Read it is here, because all that a step needs of a state stands side by side: the automaton is
 * larger than the nearest caches, and each place that is touched is waited for.
 */
final class Automaton {
    private static final int WIDTH = 4;
    private static final int CHECK = 0;
    private static final int BASE = 1;
    private static final int FAIL = 2;
    private static final int ENDS = 3;

    private final int size;
    /** By state {@link #WIDTH} numbers: check and base of the double array, where to go on, and what ends there. */
    private final int[] states;
    /** For each state where phrases end: how many, and of each its value and how many units it has. From 1 on. */
    private final int[] ends;

    private Automaton(int size, int[] states, int[] ends) {
        this.size = size;
        this.states = states;
        this.ends = ends;
    }

    /** The automaton of these phrases and their values; at least one. */
    static Automaton of(Map<String, Integer> phrases) {
        Builder builder = new Builder();
        builder.build(phrases);
        return builder.packed();
    }

    /** What {@link #write} wrote. */
    static Automaton read(ByteBuffer in) {
        return new Automaton(in.getInt(), numbers(in), numbers(in));
    }

    /** Writes it; the same phrases always give the same bytes. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        write(out, states);
        write(out, ends);
    }

    /** How many phrases it knows. */
    int size() {
        return size;
    }

    /** Hands on every phrase in a text, in the order of their ends. */
    void parse(char[] units, Occurrences found) {
        int state = 0;
        for (int i = 0; i < units.length; i++) {
            state = units[i] < WordTable.FIRST ? 0 : next(state, units[i]);
            int end = states[state * WIDTH + ENDS];
            if (end > 0) {
                for (int left = ends[end]; left > 0; left--, end += 2) {
                    found.add(ends[end + 1], i + 1 - ends[end + 2], i + 1);
                }
            }
        }
    }

    private int next(int from, char unit) {
        int state = from;
        while (true) {
            int base = states[state * WIDTH + BASE];
            int next = base + unit + 1;
            if (states[next * WIDTH + CHECK] == base) {
                return next;
            }
            if (state == 0) {
                return 0;
            }
            state = states[state * WIDTH + FAIL];
        }
    }

    private static void write(DataOutputStream out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int each : numbers) {
            out.writeInt(each);
        }
    }

    private static int[] numbers(ByteBuffer in) {
        int[] numbers = new int[in.getInt()];
        in.asIntBuffer().get(numbers);
        in.position(in.position() + numbers.length * Integer.BYTES);
        return numbers;
    }

    /** What the library has built. */
    private static final class Builder extends AhoCorasickDoubleArrayTrie<Integer> {
        private static final long serialVersionUID = 1L;

        Automaton packed() {
            int[] states = new int[check.length * WIDTH];
            int[] ends = new int[outputs()];
            int end = 1;
            for (int state = 0; state < check.length; state++) {
                int at = state * WIDTH;
                states[at + CHECK] = check[state];
                states[at + BASE] = base[state];
                states[at + FAIL] = state < fail.length ? fail[state] : 0;
                int[] phrases = state < output.length ? output[state] : null;
                if (phrases != null) {
                    states[at + ENDS] = end;
                    ends[end++] = phrases.length;
                    for (int phrase : phrases) {
                        ends[end++] = get(phrase);
                        ends[end++] = l[phrase];
                    }
                }
            }
            return new Automaton(l.length, states, ends);
        }

        private int outputs() {
            int count = 1;
            for (int[] phrases : output) {
                count += phrases == null ? 0 : 1 + 2 * phrases.length;
            }
            return count;
        }
    }
}
