package org.quietroom.moderation.evaluation;

/**
 * How flags and labels agree on some texts.
 *
 * @param found labelled and flagged
 * @param missed labelled and not flagged
 * @param falseAlarms flagged and not labelled
 * @param quiet neither
 */
public record Score(int found, int missed, int falseAlarms, int quiet) {
    static final Score NONE = new Score(0, 0, 0, 0);

    Score plus(boolean labelled, boolean flagged) {
        return new Score(
                found + (labelled && flagged ? 1 : 0),
                missed + (labelled && !flagged ? 1 : 0),
                falseAlarms + (!labelled && flagged ? 1 : 0),
                quiet + (!labelled && !flagged ? 1 : 0));
    }

    /** How many texts there are. */
    public int texts() {
        return found + missed + falseAlarms + quiet;
    }

    /** How many of the flagged texts are labelled. */
    public Interval precision() {
        return Interval.of(found, found + falseAlarms);
    }

    /** How many of the labelled texts are flagged. */
    public Interval recall() {
        return Interval.of(found, found + missed);
    }

    /** How many of the texts without a label are flagged. */
    public Interval alarmRate() {
        return Interval.of(falseAlarms, falseAlarms + quiet);
    }

    /** The harmonic mean of precision and recall. */
    public Interval f1() {
        return Interval.of(found, found + missed + falseAlarms).toF1();
    }
}
