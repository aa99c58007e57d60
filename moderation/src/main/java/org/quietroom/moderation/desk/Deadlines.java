package org.quietroom.moderation.desk;

import java.time.Duration;

/**
 * How long each kind of case may wait, from its opening.
 *
 * @param now for {@link Urgency#NOW}
 * @param soon for {@link Urgency#SOON}
 * @param today for {@link Urgency#TODAY}
 * @param byTomorrow for {@link Urgency#BY_TOMORROW}
 * @param ordinary for {@link Urgency#ORDINARY}
 */
public record Deadlines(Duration now, Duration soon, Duration today, Duration byTomorrow, Duration ordinary) {
    /** 10 minutes, 1 hour, 12 hours, 24 hours, 3 days. */
    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofDays(3));

    /** @throws IllegalArgumentException if one is not positive, or a more urgent one is longer than a less urgent one */
    public Deadlines {
        Duration least = Duration.ZERO;
        for (Duration each : new Duration[] {now, soon, today, byTomorrow, ordinary}) {
            if (each.isZero() || each.isNegative() || each.compareTo(least) < 0) {
                throw new IllegalArgumentException(
                        "deadlines are positive and grow from now, soon, today, by tomorrow to ordinary");
            }
            least = each;
        }
    }

    /** How long a case of this urgency may wait. */
    public Duration of(Urgency urgency) {
        return switch (urgency) {
            case NOW -> now;
            case SOON -> soon;
            case TODAY -> today;
            case BY_TOMORROW -> byTomorrow;
            case ORDINARY -> ordinary;
        };
    }

    /** How long whoever took a case of this urgency may do nothing before anybody may take it over. */
    static Duration stepWithin(Urgency urgency) {
        return switch (urgency) {
            case NOW -> Duration.ofMinutes(5);
            case SOON -> Duration.ofMinutes(15);
            case TODAY, BY_TOMORROW, ORDINARY -> Duration.ofHours(2);
        };
    }
}
