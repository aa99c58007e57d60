package org.quietroom.moderation.crisis;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What a {@link Wording} makes of the runs of letters of words. Of those that a lexicon has it is added up once, because most
 * words of most texts are among them, and each run lies elsewhere in weights that are larger than the nearest caches. Safe
 * for many threads: they can only put down the same.
 */
final class LetterSums {
    private final Wording wording;
    /** By slot of the word table the bits of a sum; 0 where nobody has asked yet. */
    private final AtomicIntegerArray sums;

    LetterSums(Wording wording, WordTable table) {
        this.wording = wording;
        this.sums = new AtomicIntegerArray(table.slots());
    }

    /** The sum of the word that has a slot, or has none: -1. */
    double of(int slot, WordingFeatures features, int word, int[] runs) {
        int known = slot < 0 ? 0 : sums.getOpaque(slot);
        if (known != 0) {
            return Float.intBitsToFloat(known);
        }
        int count = features.runs(word, runs);
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += wording.weight(runs[i]);
        }
        if (slot >= 0) {
            sums.setOpaque(slot, Float.floatToRawIntBits(sum));
        }
        return sum;
    }
}
