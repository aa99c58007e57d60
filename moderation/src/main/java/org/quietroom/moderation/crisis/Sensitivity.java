package org.quietroom.moderation.crisis;

import org.quietroom.core.verdict.Severity;

/**
 * From which strength words are flagged, by tier: what a community can read.
 *
 * <p>Words that say it by themselves have strength {@value #CERTAIN} and are always flagged; no setting turns them off. Signs
 * that say it only together have their sum, from {@value #LEAST} on.
 *
 * @param passive for a wish to be dead
 * @param ideation for thoughts of suicide
 * @param plan for a plan
 * @param imminent for acts within hours
 */
public record Sensitivity(int passive, int ideation, int plan, int imminent) {
    /** The least strength there is. */
    public static final int LEAST = 4;
    /** The strength of words that need no others. */
    public static final int CERTAIN = 6;
    /** Everything is flagged. */
    public static final Sensitivity MOST = new Sensitivity(LEAST, LEAST, LEAST, LEAST);

    /** @throws IllegalArgumentException if one of them is less than 4 or more than 6 */
    public Sensitivity {
        for (int each : new int[] {passive, ideation, plan, imminent}) {
            if (each < LEAST || each > CERTAIN) {
                throw new IllegalArgumentException("a strength is a whole number from " + LEAST + " to " + CERTAIN);
            }
        }
    }

    /** The least strength that is flagged in a tier. */
    public int from(Severity tier) {
        return switch (tier) {
            case NONE -> LEAST;
            case PASSIVE -> passive;
            case IDEATION -> ideation;
            case PLAN -> plan;
            case IMMINENT -> imminent;
        };
    }

    /** The same with another strength for one tier; {@link Severity#NONE} changes nothing. */
    public Sensitivity with(Severity tier, int from) {
        return new Sensitivity(
                tier == Severity.PASSIVE ? from : passive,
                tier == Severity.IDEATION ? from : ideation,
                tier == Severity.PLAN ? from : plan,
                tier == Severity.IMMINENT ? from : imminent);
    }
}
