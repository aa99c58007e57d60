package org.quietroom.moderation.calibration;

import com.google.common.base.Preconditions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * The strongest finding of one post in each tier; 0 for none. It tells in which tier the post would be flagged at any
 * sensitivity, and nothing else of it.
 *
 * @param passive for a wish to be dead
 * @param ideation for thoughts of suicide
 * @param plan for a plan
 * @param imminent for acts within hours
 */
public record Strengths(int passive, int ideation, int plan, int imminent) {
    /** Nothing was found. */
    public static final Strengths NONE = new Strengths(0, 0, 0, 0);

    private static final Pattern CODE = Pattern.compile("([0-6])([0-6])([0-6])([0-6])");

    /** @throws IllegalArgumentException if one is below 0 or above {@value Sensitivity#CERTAIN} */
    public Strengths {
        for (int each : new int[] {passive, ideation, plan, imminent}) {
            Preconditions.checkArgument(each >= 0 && each <= Sensitivity.CERTAIN, "a strength is 0 to 6");
        }
    }

    /** Those of a message of several texts. A text in which something is found is read up to three times. */
    public static Strengths of(CrisisReader reader, List<Part> parts) {
        Map<Severity, Integer> strongest = new EnumMap<>(Severity.class);
        for (Part part : parts) {
            for (int from = Sensitivity.LEAST; from <= Sensitivity.CERTAIN; from++) {
                List<Finding> found = reader.read(part.text(), part.format(), new Sensitivity(from, from, from, from));
                found.forEach(finding -> strongest.merge(finding.severity(), finding.strength(), Math::max));
                if (found.isEmpty()) {
                    break;
                }
            }
        }
        return new Strengths(
                strongest.getOrDefault(Severity.PASSIVE, 0),
                strongest.getOrDefault(Severity.IDEATION, 0),
                strongest.getOrDefault(Severity.PLAN, 0),
                strongest.getOrDefault(Severity.IMMINENT, 0));
    }

    /** Reads a {@link #code}. */
    public static Strengths read(String code) {
        Matcher form = CODE.matcher(code);
        Preconditions.checkArgument(form.matches(), "strengths are four digits from 0 to 6");
        return new Strengths(code.charAt(0) - '0', code.charAt(1) - '0', code.charAt(2) - '0', code.charAt(3) - '0');
    }

    /** Four digits. */
    public String code() {
        return "" + passive + ideation + plan + imminent;
    }

    /** The tier in which a post is flagged; {@link Severity#NONE} if it is not. */
    public Severity tier(Sensitivity sensitivity) {
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
