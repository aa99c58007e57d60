package org.quietroom.moderation.calibration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * How many posts of a community would be flagged, at every sensitivity. Keeps counts, no text; not safe for many threads.
 *
 * <p>A post counts once, for the most urgent tier in which it is flagged.
 */
public final class Traffic {
    private final CrisisReader reader;
    private final Map<Strengths, Integer> counts = new HashMap<>();
    private int posts;

    /** Counts with a reader. */
    public Traffic(CrisisReader reader) {
        this.reader = reader;
    }

    /** Counts one post. */
    public void add(String text, Format format) {
        posts++;
        Map<Severity, Integer> strongest = new EnumMap<>(Severity.class);
        for (int from = Sensitivity.LEAST; from <= Sensitivity.CERTAIN; from++) {
            List<Finding> found = reader.read(text, format, new Sensitivity(from, from, from, from));
            found.forEach(finding -> strongest.merge(finding.severity(), finding.strength(), Math::max));
            if (found.isEmpty()) {
                break;
            }
        }
        counts.merge(
                new Strengths(
                        strongest.getOrDefault(Severity.PASSIVE, 0),
                        strongest.getOrDefault(Severity.IDEATION, 0),
                        strongest.getOrDefault(Severity.PLAN, 0),
                        strongest.getOrDefault(Severity.IMMINENT, 0)),
                1,
                Integer::sum);
    }

    /** How many posts were counted. */
    public int posts() {
        return posts;
    }

    /** How many of them are flagged, by tier; every tier but {@link Severity#NONE} is there. */
    public Map<Severity, Integer> flagged(Sensitivity sensitivity) {
        Map<Severity, Integer> flagged = new EnumMap<>(Severity.class);
        for (Severity tier : Severity.values()) {
            if (tier.crisis()) {
                flagged.put(tier, 0);
            }
        }
        counts.forEach((strengths, count) -> {
            Severity tier = strengths.tier(sensitivity);
            if (tier.crisis()) {
                flagged.merge(tier, count, Integer::sum);
            }
        });
        return flagged;
    }

    /** The strongest finding of a post in each tier; 0 for none. */
    private record Strengths(int passive, int ideation, int plan, int imminent) {
        Severity tier(Sensitivity sensitivity) {
            if (imminent >= sensitivity.imminent()) {
                return Severity.IMMINENT;
            }
            if (plan >= sensitivity.plan()) {
                return Severity.PLAN;
            }
            if (ideation >= sensitivity.ideation()) {
                return Severity.IDEATION;
            }
            return passive >= sensitivity.passive() ? Severity.PASSIVE : Severity.NONE;
        }
    }
}
