package org.quietroom.moderation.calibration;

import java.util.List;
import org.quietroom.moderation.crisis.Expected;

/**
 * Tells whether a community's posts are still flagged as often as when its sensitivity was fitted. Counts alone, no text.
 *
 * <p>Each day begins a test of all posts since then: the likelihood of the counts under any rate (Jeffreys' mixture) against
 * the greatest one under a rate that the fitting allows ({@link Expected}, 99 %). Such a ratio is an e-process: while nothing
 * has changed its expectation stays at one, whenever it is looked at. The tests of all days are added up (Shiryaev–Roberts;
 * Shin, Ramdas and Rinaldo, "E-detectors", 2022). Guarantee: if the rate is one that the fitting allows and posts are
 * independent, the sum reaches {@link #limit} on average no sooner than once in as many days. Limit: the posts of one long
 * quarrel are not independent, and a new topic for a week is a change too: an alarm asks for a look, it proves nothing.
 */
public final class Drift {
    /** Days between two false alarms of all tiers together, on average, at least. */
    public static final int DAYS_BETWEEN_FALSE_ALARMS = 365;

    /** Days that are looked at; older tests are given up, which makes the sum smaller and the guarantee no weaker. */
    public static final int DAYS = 90;

    private static final double HALF = 0.5;
    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private Drift() {}

    /** What the sum must reach in one of {@code tiers} tiers that are watched together. */
    public static double limit(int tiers) {
        return (double) DAYS_BETWEEN_FALSE_ALARMS * tiers;
    }

    /**
     * How much speaks against the fitted rate.
     *
     * @param expected what was counted when the sensitivity was fitted
     * @param days posts and flagged posts of each day since then, oldest first; only the last {@link #DAYS} count
     * @return a sum of likelihood ratios, 0 or more; never not a number
     */
    public static double evidence(Expected expected, List<Day> days) {
        double sum = 0;
        long posts = 0;
        long flagged = 0;
        for (int i = days.size() - 1; i >= Math.max(0, days.size() - DAYS); i--) {
            posts += days.get(i).posts();
            flagged += days.get(i).flagged();
            sum += ratio(expected, flagged, posts);
        }
        return sum;
    }

    /** From which of the days on most speaks against the fitted rate, counted from 0; 0 if there are none. */
    public static int since(Expected expected, List<Day> days) {
        double most = 0;
        int since = Math.max(0, days.size() - 1);
        long posts = 0;
        long flagged = 0;
        for (int i = days.size() - 1; i >= Math.max(0, days.size() - DAYS); i--) {
            posts += days.get(i).posts();
            flagged += days.get(i).flagged();
            double ratio = ratio(expected, flagged, posts);
            if (ratio > most) {
                most = ratio;
                since = i;
            }
        }
        return since;
    }

    /** The test of all posts since one day. */
    private static double ratio(Expected expected, long flagged, long posts) {
        if (posts == 0) {
            return 1;
        }
        double rate = Math.max(expected.low(), Math.min(expected.high(), (double) flagged / posts));
        double any = logBeta(flagged + HALF, posts - flagged + HALF) - logBeta(HALF, HALF);
        double ratio = any - times(flagged, Math.log(rate)) - times(posts - flagged, Math.log1p(-rate));
        return Math.exp(Math.min(ratio, 500));
    }

    private static double times(long count, double log) {
        return count == 0 ? 0 : count * log;
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** The logarithm of the gamma function for x above 0.4 (Lanczos 1964, g = 7). */
    static double logGamma(double x) {
        double z = x - 1;
        double sum = 0.9999999999998099;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i + 1);
        }
        double t = z + LANCZOS.length - HALF;
        return HALF * Math.log(2 * Math.PI) + (z + HALF) * Math.log(t) - t + Math.log(sum);
    }

    /**
     * What was read in one day.
     *
     * @param posts how many posts
     * @param flagged how many of them in the tier that is looked at
     */
    public record Day(long posts, long flagged) {
        /** @throws IllegalArgumentException if more were flagged than read, or a number is negative */
        public Day {
            if (flagged < 0 || posts < flagged) {
                throw new IllegalArgumentException("a day has posts, and no more of them are flagged");
            }
        }
    }
}
