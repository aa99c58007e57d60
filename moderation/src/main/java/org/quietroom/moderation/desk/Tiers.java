package org.quietroom.moderation.desk;

import java.util.List;
import org.quietroom.core.verdict.Severity;

/** Severities as the numbers that rows keep: 0 for none to 4 for imminent, so that a store can compare them. */
final class Tiers {
    private static final List<Severity> BY_NUMBER =
            List.of(Severity.NONE, Severity.PASSIVE, Severity.IDEATION, Severity.PLAN, Severity.IMMINENT);

    private Tiers() {}

    static long number(Severity severity) {
        return BY_NUMBER.indexOf(severity);
    }

    static Severity of(int number) {
        return BY_NUMBER.get(number);
    }
}
