package org.quietroom.moderation.calibration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * How many posts of a community would be flagged, at every sensitivity. Keeps counts, no text; not safe for many threads.
 *
 * <p>A post counts once, for the most urgent tier in which it is flagged.
 */
public final class Traffic {
    private final Map<Strengths, Long> counts = new HashMap<>();
    private long posts;

    /** Counts one post. */
    public void add(Strengths post) {
        add(post, 1);
    }

    /** Counts several that are alike. */
    public void add(Strengths each, long times) {
        counts.merge(each, times, Long::sum);
        posts += times;
    }

    /** How many posts were counted. */
    public long posts() {
        return posts;
    }

    /** How many posts there are of each sort. */
    public Map<Strengths, Long> counts() {
        return Map.copyOf(counts);
    }

    /** How many of them are flagged, by tier; every tier but {@link Severity#NONE} is there. */
    public Map<Severity, Long> flagged(Sensitivity sensitivity) {
        Map<Severity, Long> flagged = new EnumMap<>(Severity.class);
        for (Severity tier : Severity.values()) {
            if (tier.crisis()) {
                flagged.put(tier, 0L);
            }
        }
        counts.forEach((strengths, count) -> {
            Severity tier = strengths.tier(sensitivity);
            if (tier.crisis()) {
                flagged.merge(tier, count, Long::sum);
            }
        });
        return flagged;
    }
}
