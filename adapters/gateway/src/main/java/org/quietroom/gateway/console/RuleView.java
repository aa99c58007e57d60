package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the moderators in words.
 *
 * @param id its name
 * @param kind what it is about
 * @param form how it is written
 * @param language of which messages
 * @param state where it is in its life: {@code DRAFTED}, {@code LIVE} or {@code OFF}
 * @param last what was done last, with who and when
 * @param lines what it looks for
 * @param reason why it is there
 * @param matching what it must find
 * @param passing what it must leave alone
 * @param steps its life, oldest first
 * @param tried what a replay found; null if none was asked for
 */
public record RuleView(
        String id,
        String kind,
        String form,
        String language,
        String state,
        String last,
        List<String> lines,
        String reason,
        List<String> matching,
        List<String> passing,
        List<String> steps,
        @Nullable Tried tried) {

    /**
     * What a rule finds in stored cases.
     *
     * @param sum in one sentence
     * @param gained cases in which nothing of its kind had been flagged
     * @param known cases in which something had
     * @param lost cases that are here for it alone
     */
    public record Tried(String sum, List<String> gained, List<String> known, List<String> lost) {}
}
