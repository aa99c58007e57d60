package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the finders saw, in units of a {@link View}. A later finder never takes what an earlier one holds. Not safe for many threads. */
final class Hits {
    /** One hit. */
    record Hit(PiiType type, int start, int end) {}

    private final List<Hit> hits = new ArrayList<>();
    private final long[] taken;

    Hits(int length) {
        taken = new long[(length >> 6) + 1];
    }

    /** Whether any unit of the span is held. */
    boolean taken(int start, int end) {
        int i = start;
        while (i < end) {
            long word = taken[i >> 6] >>> i;
            if (word == 0) {
                i = ((i >> 6) + 1) << 6;
            } else {
                return i + Long.numberOfTrailingZeros(word) < end;
            }
        }
        return false;
    }

    /** Takes a span unless part of it is held. */
    boolean add(PiiType type, int start, int end) {
        if (start >= end || taken(start, end)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            taken[i >> 6] |= 1L << i;
        }
        hits.add(new Hit(type, start, end));
        return true;
    }

    boolean isEmpty() {
        return hits.isEmpty();
    }

    List<Hit> sorted() {
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }
}
