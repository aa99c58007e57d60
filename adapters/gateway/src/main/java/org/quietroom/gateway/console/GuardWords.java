package org.quietroom.gateway.console;

import java.util.List;
import org.quietroom.core.pipeline.GuardStatus;

/** How guards are, in words. */
final class GuardWords {
    private GuardWords() {}

    /** Of each guard that is in quarantine, that it is, and what becomes of posts meanwhile. */
    static List<String> unasked(List<GuardStatus> guards, Texts t) {
        return guards.stream()
                .filter(GuardStatus::quarantined)
                .map(guard -> of(guard, t))
                .toList();
    }

    /** Of each guard that failed since the start, how it is. */
    static List<String> troubled(List<GuardStatus> guards, Texts t) {
        return guards.stream()
                .filter(guard -> guard.quarantined() || guard.failures() > 0)
                .map(guard -> of(guard, t))
                .toList();
    }

    private static String of(GuardStatus guard, Texts t) {
        return guard.quarantined()
                ? t.of(
                        "health-page.quarantined",
                        "guard",
                        guard.id().value(),
                        "reaction",
                        t.of("health-page.reaction." + guard.onFailure().name()))
                : t.of("health-page.failures", "guard", guard.id().value(), "n", guard.failures());
    }
}
