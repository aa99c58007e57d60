package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/** What is a moderator's everyday load and no crisis: its kinds, and which of its findings are told. */
public final class OrdinaryLoad {
    /** The kinds; whatever is of one of them has {@link Severity#NONE}. */
    public static final List<FlagKind> KINDS = List.of(
            new FlagKind("cure-seller"),
            new FlagKind("unsafe-medical-claim"),
            new FlagKind("scam"),
            new FlagKind("recruiter"),
            new FlagKind("impostor"),
            new FlagKind("grooming"),
            new FlagKind("harassment"),
            new FlagKind("spam"));

    private OrdinaryLoad() {}

    /**
     * Of candidates of one kind that overlap the longest; kinds do not hide each other. Words that are denied or somebody
     * else's are nobody's to look at, and left out.
     */
    static List<Candidate> told(List<Candidate> candidates) {
        Map<FlagKind, List<Candidate>> byKind = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!candidate.reading().distant()) {
                byKind.computeIfAbsent(candidate.rule().kind(), k -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<Candidate> told = new ArrayList<>();
        byKind.values().forEach(each -> told.addAll(Candidate.strongest(each)));
        return told;
    }
}
