package org.quietroom.moderation.crisis;

import java.util.Locale;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/** The rules that no pack writes: of signs that are added up, and of a wording. */
final class UnwrittenRules {
    private static final String SIGNS = "/signs-";
    private static final String SIGNS_SOURCE = "Warning signs that say it together, each of them named";

    private static final String WORDED = "/worded";
    private static final String WORDED_SOURCE =
            "No phrase says it: the sentences together are worded as people at risk write, more than any ordinary talk";

    private UnwrittenRules() {}

    /** The rule of sums of a kind and tier. */
    static Rule ofSum(String language, Weight weight, Severity tier) {
        String id = language
                + SIGNS
                + weight.kind()
                + (tier.crisis() ? "-" + tier.name().toLowerCase(Locale.ROOT) : "");
        return rule(id, weight.kind(), tier, SIGNS_SOURCE);
    }

    /** The rule of sentences that are a finding by their wording. */
    static Rule ofWording(String language) {
        return rule(language + WORDED, FlagKind.SUICIDE, Severity.IDEATION, WORDED_SOURCE);
    }

    private static Rule rule(String id, FlagKind kind, Severity tier, String source) {
        return new Rule(id, kind, tier, Reading.Subject.AUTHOR, Reading.Time.UNKNOWN, source, Rule.Use.LIKELY);
    }

    /** Where one of them comes from, by its id; empty for any other. */
    static String source(String id) {
        return id.endsWith(WORDED) ? WORDED_SOURCE : id.contains(SIGNS) ? SIGNS_SOURCE : "";
    }
}
