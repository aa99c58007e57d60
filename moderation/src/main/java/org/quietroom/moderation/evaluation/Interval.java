package org.quietroom.moderation.evaluation;

/**
 * A proportion with the range that holds its true value 95 times of 100 (Wilson 1927, score interval).
 *
 * @param value the proportion, 0 to 1; not a number without trials
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** The interval of so many successes in so many trials; 0 to 1 if there were none. */
    public static Interval of(int successes, int trials) {
        if (trials == 0) {
            return new Interval(Double.NaN, 0, 1);
        }
        double p = (double) successes / trials;
        double z2 = Z * Z / trials;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / trials + z2 / (4 * trials));
        return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** The interval of F1, where this is that of true positives among all that is either labelled or flagged. */
    Interval toF1() {
        return new Interval(f1(value), f1(low), f1(high));
    }

    private static double f1(double overlap) {
        return 2 * overlap / (1 + overlap);
    }
}
