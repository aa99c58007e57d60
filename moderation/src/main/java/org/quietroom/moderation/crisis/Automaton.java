package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The automaton over word codes, in a form that is kept as plain numbers: opening it costs a copy, building it a second. */
final class Automaton extends AhoCorasickDoubleArrayTrie<Integer> {
    private static final long serialVersionUID = 1L;
    private static final int[] NOTHING = {};

    private Automaton() {}

    /** The automaton of these phrases; at least one. */
    static Automaton of(Map<String, Integer> phrases) {
        Automaton automaton = new Automaton();
        automaton.build(phrases);
        return automaton;
    }

    /** What {@link #write} wrote. */
    static Automaton read(ByteBuffer in) {
        Automaton automaton = new Automaton();
        automaton.size = in.getInt();
        automaton.base = numbers(in);
        automaton.check = numbers(in);
        automaton.fail = numbers(in);
        automaton.l = numbers(in);
        int[] values = numbers(in);
        automaton.v = new Integer[values.length];
        for (int i = 0; i < values.length; i++) {
            automaton.v[i] = values[i];
        }
        int[] counts = numbers(in);
        int[] outputs = numbers(in);
        automaton.output = new int[counts.length][];
        for (int i = 0, from = 0; i < counts.length; from += counts[i++]) {
            if (counts[i] > 0) {
                automaton.output[i] = Arrays.copyOfRange(outputs, from, from + counts[i]);
            }
        }
        return automaton;
    }

    /** Writes it; the same phrases always give the same bytes. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(size());
        write(out, base);
        write(out, check);
        write(out, fail);
        write(out, l);
        int[] values = new int[l.length];
        int[] counts = new int[output.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = outputOf(i).length;
        }
        write(out, values);
        write(out, counts);
        out.writeInt(IntStream.of(counts).sum());
        for (int i = 0; i < counts.length; i++) {
            for (int each : outputOf(i)) {
                out.writeInt(each);
            }
        }
    }

    private int[] outputOf(int state) {
        return output[state] == null ? NOTHING : output[state];
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
}
