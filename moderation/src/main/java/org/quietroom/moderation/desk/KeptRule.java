package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import org.quietroom.moderation.rules.OwnRule;

/**
 * A rule of the moderators as the desk keeps it.
 *
 * @param id its name, such as {@code K7-42F}; flags of it are named {@code own/K7-42F}
 * @param rule what it looks for; it never changes
 * @param state where it is in its life
 * @param steps who did what to it and when, oldest first
 */
public record KeptRule(String id, OwnRule rule, RuleState state, List<Step> steps) {
    /** Copies the list. */
    public KeptRule {
        steps = List.copyOf(steps);
    }

    /**
     * One step of its life.
     *
     * @param version of the whole rule set, from 1
     * @param state what it became
     * @param by who did it
     * @param at when
     * @param matched in how many of {@code cases} it had found something; 0 for steps without a replay
     * @param cases how many stored cases it was tried on
     */
    public record Step(long version, RuleState state, String by, Instant at, int matched, int cases) {}
}
