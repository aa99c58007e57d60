package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.quietroom.moderation.text.Folded;

/**
 * How much a few sentences are worded like those that people at risk write: a logistic regression over words, pairs of words
 * and signs, learned by {@link WordingTrainer} from sentences written for Quietroom. It flags nothing by itself: it adds to
 * a sum of signs or takes from it. Immutable, safe for many threads.
 */
final class Wording {
    /** The language whose sentences it was learned from. */
    static final String LANGUAGE = "en";

    /** Knows nothing: adds nothing. */
    static final Wording NONE = new Wording(new float[1], 0);

    /** How many weights there are; features share them by their hash. */
    static final int BUCKETS = 1 << 16;

    /** The most that a wording adds or takes. */
    static final int MOST = 3;

    /** The logit from which the wording does not speak against a sum, and what one more of it is worth. */
    private static final double EVEN = -0.3;

    private static final double POINTS = 2;

    private final float[] weights;
    private final float bias;

    Wording(float[] weights, float bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** What the wording of some words adds to a sum, -3 to 3. */
    int points(int[] features) {
        double logit = logit(features);
        return (int) Math.max(-MOST, Math.min(MOST, Math.floor((logit - EVEN) * POINTS)));
    }

    private double logit(int[] features) {
        return logit(weights, bias, features);
    }

    /** The logarithm of the odds that some features give, with these weights. */
    static double logit(float[] weights, double bias, int[] features) {
        double sum = 0;
        for (int feature : features) {
            sum += weights[feature];
        }
        return bias + sum / Math.sqrt(features.length + 1.0);
    }

    /**
     * The features of some words: each word, each pair of neighbours, each pair around one word, and the evidence there.
     *
     * @param keys by unit, what stands for its words
     * @param evidence what stands for the signs and rules among them
     */
    static int[] features(Folded folded, Tokens tokens, int from, int to, int[] keys, Iterable<Integer> evidence) {
        Buckets seen = new Buckets(4 * (to - from) + 64);
        int one = 0;
        int two = 0;
        for (int i = from; i < to; i++) {
            int key = key(folded, tokens, i, keys);
            seen.add(bucket(key));
            seen.add(bucket(key * 31 + one + 0x5bd1));
            seen.add(bucket(key * 37 + two + 0x9e37));
            two = one;
            one = key;
        }
        evidence.forEach(each -> seen.add(bucket(each * 0x2c1b + 0x7f4a)));
        return seen.all();
    }

    /** A set of buckets; one thread. */
    private static final class Buckets {
        private final int[] slots;
        private int[] found;
        private int count;

        Buckets(int expected) {
            slots = new int[Integer.highestOneBit(expected) * 4];
            found = new int[expected];
        }

        void add(int bucket) {
            int slot = bucket & slots.length - 1;
            while (slots[slot] != 0) {
                if (slots[slot] == bucket + 1) {
                    return;
                }
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = bucket + 1;
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = bucket;
        }

        int[] all() {
            return Arrays.copyOf(found, count);
        }
    }

    private static int key(Folded folded, Tokens tokens, int word, int[] keys) {
        char unit = tokens.units[word];
        if (unit != WordTable.UNKNOWN) {
            return keys[unit];
        }
        int hash = 17;
        for (int i = tokens.begin(word); i < tokens.end(word); i++) {
            hash = 131 * hash + folded.text().charAt(i);
        }
        return hash;
    }

    private static int bucket(int key) {
        int mixed = key * 0x85ebca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2ae35;
        return (mixed ^ mixed >>> 16) & BUCKETS - 1;
    }

    /** The weights as bytes. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(Float.BYTES * (weights.length + 1));
        out.putFloat(bias);
        for (float weight : weights) {
            out.putFloat(weight);
        }
        return out.array();
    }

    /** What {@link #bytes} made. */
    static Wording read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        float bias = in.getFloat();
        float[] weights = new float[in.remaining() / Float.BYTES];
        in.asFloatBuffer().get(weights);
        return new Wording(weights, bias);
    }
}
