package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;

/**
 * How much a few sentences are worded like those that people at risk write: a logistic regression over words, words that stand
 * close together, runs of letters and signs, learned by {@link WordingTrainer} from sentences written for Quietroom. Immutable,
 * safe for many threads.
 *
 * @see WordingFeatures
 */
final class Wording {
    /** The most that a wording adds or takes. */
    static final int MOST = 3;

    /** Below this logit, words that are certain by themselves stand in ordinary talk. */
    static final double ORDINARY = -1;

    /** From this logit on sentences are a finding by themselves, and where they are many by themselves. */
    static final double WORDED = 0.3;

    /** The same where there is no sign at all. */
    static final double SURE = 1.2;

    /** From this logit on a whole text of {@link #MIDDLING} words is a finding by its wording. */
    private static final double TOLD = -0.28;

    /** How much more is asked of a text of half as many words, and less of twice as many. */
    private static final double LENGTH = 0.15;

    private static final int MIDDLING = 16;
    private static final int LONG = 200;

    /** How much more is asked of a text without any sign. */
    private static final double NO_SIGN = 0.3;

    /** Below this logit a whole text is talk of something else. */
    static final double TALK = -1.3;

    /** Below this one even a short text is. */
    static final double FAR = -2.2;

    /** Below this logit a sentence with certain words is not somebody's own cry. */
    static final double OWN = 0.3;

    /** From this logit on there is little doubt about them. */
    static final double VERY = 2;

    /** The logit from which the wording does not speak against a sum, and what one more of it is worth. */
    private static final double EVEN = -0.7;

    private static final double POINTS = 3;

    /** A sign or rule counts so much, whatever the length. */
    static final double EVIDENCE = 0.5;

    private final byte[] weights;
    /** What one of a weight is worth. */
    private final float unit;

    private final float bias;

    private Wording(byte[] weights, float unit, float bias) {
        this.weights = weights;
        this.unit = unit;
        this.bias = bias;
    }

    /** Keeps of each weight what fits a byte, the largest being {@value Byte#MAX_VALUE}. */
    static Wording of(float[] exact, float bias) {
        float most = Float.MIN_NORMAL;
        for (float weight : exact) {
            most = Math.max(most, Math.abs(weight));
        }
        float unit = most / Byte.MAX_VALUE;
        byte[] weights = new byte[exact.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) Math.round(exact[i] / unit);
        }
        return new Wording(weights, unit, bias);
    }

    /** What a logit adds to a sum of signs, -3 to 3. */
    static int points(double logit) {
        return (int) Math.max(-MOST, Math.min(MOST, Math.floor((logit - EVEN) * POINTS)));
    }

    /**
     * From which logit on a whole text is a finding by its wording. Of what people ordinarily write the short texts come out
     * highest, as a word or two decide them; of longer ones less tells as much.
     */
    static double told(int words, boolean signs) {
        double doublings = Math.log((double) Math.min(words, LONG) / MIDDLING) / Math.log(2);
        return TOLD - LENGTH * doublings + (signs ? 0 : NO_SIGN);
    }

    float weight(int feature) {
        return weights[feature] * unit;
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
        out.putFloat(bias).putFloat(unit).put(weights);
    }

    static int size() {
        return 2 * Float.BYTES + WordingFeatures.BUCKETS;
    }

    /** What {@link #write} wrote. */
    static Wording read(ByteBuffer in) {
        float bias = in.getFloat();
        float unit = in.getFloat();
        byte[] weights = new byte[WordingFeatures.BUCKETS];
        in.get(weights);
        return new Wording(weights, unit, bias);
    }
}
