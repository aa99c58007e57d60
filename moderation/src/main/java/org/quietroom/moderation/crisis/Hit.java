package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A stretch of words that says something.
 *
 * @param target the rule or sign; -1 for a sum of signs
 * @param begin its first word
 * @param end one past its last word
 * @param loose whether other words stand between its own
 */
record Hit(int target, int begin, int end, boolean loose) {
    boolean apart(Hit other) {
        return end <= other.begin || other.end <= begin;
    }

    boolean apart(List<Hit> others) {
        for (Hit other : others) {
            if (!apart(other)) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first of some hits, in the order of {@code by}, whose value is so much or more; their number if none is. */
    static int first(List<Hit> hits, ToIntFunction<Hit> by, int least) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (by.applyAsInt(hits.get(middle)) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of some things, the best first, those whose words no better one has. */
    static <T> List<T> apart(List<T> things, Function<T, Hit> words) {
        BitSet taken = new BitSet();
        List<T> kept = new ArrayList<>();
        for (T thing : things) {
            Hit hit = words.apply(thing);
            int next = taken.nextSetBit(hit.begin);
            if (next < 0 || next >= hit.end) {
                taken.set(hit.begin, hit.end);
                kept.add(thing);
            }
        }
        return kept;
    }
}
