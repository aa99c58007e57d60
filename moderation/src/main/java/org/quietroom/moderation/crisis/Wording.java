package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.quietroom.moderation.text.Folded;

/**
 * How much a few sentences are worded like those that people at risk write: a logistic regression over words, pairs of words
 * and signs, learned by {@link WordingTrainer} from sentences written for Quietroom. It flags nothing by itself: it adds to
 * a sum of signs or takes from it. Immutable, safe for many threads.
 */
final class Wording {
    /** Knows nothing: adds nothing. */
    static final Wording NONE = new Wording(new float[1], 0);

    /** How many weights there are; features share them by their hash. */
    static final int BUCKETS = 1 << 16;

    /** The most that a wording adds or takes. */
    static final int MOST = 2;

    private final float[] weights;
    private final float bias;

    Wording(float[] weights, float bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** What the wording of some words adds to a sum, -2 to 2. */
    int points(Folded folded, Tokens tokens, int from, int to, Iterable<Integer> signs) {
        if (weights.length == 1) {
            return 0;
        }
        double logit = logit(features(folded, tokens, from, to, signs));
        return (int) Math.max(-MOST, Math.min(MOST, Math.rint(logit)));
    }

    double logit(int[] features) {
        double sum = 0;
        for (int feature : features) {
            sum += weights[feature];
        }
        return bias + sum / Math.sqrt(features.length + 1.0);
    }

    /** The features of some words: each word, each pair of neighbours, each pair around one word, and the signs there. */
    static int[] features(Folded folded, Tokens tokens, int from, int to, Iterable<Integer> signs) {
        BitSet seen = new BitSet(BUCKETS);
        int one = 0;
        int two = 0;
        for (int i = from; i < to; i++) {
            int key = key(folded, tokens, i);
            seen.set(bucket(key));
            seen.set(bucket(key * 31 + one + 0x5bd1));
            seen.set(bucket(key * 37 + two + 0x9e37));
            two = one;
            one = key;
        }
        signs.forEach(sign -> seen.set(bucket(sign * 0x2c1b + 0x7f4a)));
        return seen.stream().toArray();
    }

    private static int key(Folded folded, Tokens tokens, int word) {
        char unit = tokens.units[word];
        if (unit != WordTable.UNKNOWN) {
            return unit * 0x3d4d51cb;
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
