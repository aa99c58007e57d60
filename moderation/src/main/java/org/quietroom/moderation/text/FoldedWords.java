package org.quietroom.moderation.text;

import java.util.Arrays;

/**
 * Where the words of a folded text are, and the {@link WordHash} of each: whoever looks words up needs it, and it costs more
 * than the look-up. Immutable.
 */
final class FoldedWords {
    /** A word for so many units, where they are many; else room for more. */
    private static final int UNITS = 4;

    private int[] places;
    private long[] hashes;
    private int count;

    /** Finds the words of the first units. */
    FoldedWords(char[] units, int length) {
        places = new int[2 * (length / UNITS + UNITS)];
        hashes = new long[length / UNITS + UNITS];
        int begin = 0;
        long hash = WordHash.SEED;
        for (int i = 0; i < length; i++) {
            char c = units[i];
            if (FoldBuffer.edge(c)) {
                add(begin, i, hash);
                begin = i + 1;
                hash = WordHash.SEED;
            } else {
                hash = WordHash.add(hash, c);
            }
        }
        add(begin, length, hash);
    }

    private void add(int begin, int end, long hash) {
        if (begin == end) {
            return;
        }
        if (count == hashes.length) {
            places = Arrays.copyOf(places, 4 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        places[2 * count] = begin;
        places[2 * count + 1] = end;
        hashes[count++] = hash;
    }

    int count() {
        return count;
    }

    int begin(int word) {
        return places[2 * word];
    }

    int end(int word) {
        return places[2 * word + 1];
    }

    long hash(int word) {
        return hashes[word];
    }
}
