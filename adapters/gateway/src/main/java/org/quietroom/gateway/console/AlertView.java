package org.quietroom.gateway.console;

import java.time.LocalDate;
import org.quietroom.core.verdict.Severity;

/**
 * How often posts of one tier are flagged, beside what was expected.
 *
 * @param tier the tier
 * @param trend whether that has changed
 * @param expected of a thousand posts, when it was fitted
 * @param now of a thousand posts, since {@code since}
 * @param posts how many were read since then
 * @param since the day from which it is otherwise; the first day that is known if it is not
 */
public record AlertView(Severity tier, Trend trend, double expected, double now, long posts, LocalDate since) {
    /** What became of it. */
    public enum Trend {
        /** Nothing says that it changed. */
        SAME,
        /** It is flagged more often. */
        MORE,
        /** It is flagged less often. */
        FEWER
    }
}
