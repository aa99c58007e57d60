package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;

/**
 * How much a few sentences are worded like those that people at risk write: a logistic regression over words, pairs of words,
 * runs of letters and signs, learned by {@link WordingTrainer} from sentences written for Quietroom. It flags nothing where
 * no sign is. Immutable, safe for many threads.
 *
 * @see WordingFeatures
 */
final class Wording {
    /** The most that a wording adds or takes. */
    static final int MOST = 3;

    /** Below this logit, words that are certain by themselves stand in ordinary talk. */
    static final double ORDINARY = -1.5;

    /** From this logit on sentences are a finding by themselves, and where they are many by themselves. */
    static final double WORDED = 0.75;

    /** From this logit on there is little doubt about them. */
    static final double VERY = 2;

    /** The logit from which the wording does not speak against a sum, and what one more of it is worth. */
    private static final double EVEN = -0.4;

    private static final double POINTS = 3;

    /** A sign or rule counts so much, whatever the length. */
    static final double EVIDENCE = 0.5;

    private final float[] weights;
    private final float bias;

    Wording(float[] weights, float bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** What a logit adds to a sum of signs, -3 to 3. */
    static int points(double logit) {
        return (int) Math.max(-MOST, Math.min(MOST, Math.floor((logit - EVEN) * POINTS)));
    }

    float weight(int feature) {
        return weights[feature];
    }

    /** The logarithm of the odds of some features of which each sort is given as sum and count. */
    double logit(double words, int wordCount, double letters, int letterCount, double evidence) {
        return logit(bias, words * scale(wordCount), letters * scale(letterCount), evidence);
    }

    /** The same of sums that are scaled already. */
    static double logit(double bias, double words, double letters, double evidence) {
        return bias + words + letters + evidence * EVIDENCE;
    }

    /** What one of so many words, or runs of letters, counts. */
    static double scale(int count) {
        return 1 / Math.sqrt(count + 1.0);
    }

    /** Adds it to some bytes, {@link #size()} of them. */
    void write(ByteBuffer out) {
        out.putFloat(bias);
        out.asFloatBuffer().put(weights);
        out.position(out.position() + Float.BYTES * weights.length);
    }

    static int size() {
        return Float.BYTES * (WordingFeatures.BUCKETS + 1);
    }

    /** What {@link #write} wrote. */
    static Wording read(ByteBuffer in) {
        float bias = in.getFloat();
        float[] weights = new float[WordingFeatures.BUCKETS];
        in.asFloatBuffer().get(weights);
        in.position(in.position() + Float.BYTES * weights.length);
        return new Wording(weights, bias);
    }
}
