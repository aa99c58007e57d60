package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is flagged, beside what can be read; numbers alone.
 *
 * @param facts what was read, in sentences
 * @param now what is flagged with the settings of today; null if no whole day was counted
 * @param days each day that is over, newest first
 * @param changes whether it is flagged as often as expected, in sentences
 * @param changed whether one of them is not
 * @param tried what was asked for, as it was written
 * @param mistake what is wrong with that; null if nothing
 * @param fit what would be flagged for what was asked for; null if nothing was, or nothing was counted
 */
public record ShadowView(
        List<String> facts,
        @Nullable Flagged now,
        List<Day> days,
        List<String> changes,
        boolean changed,
        String tried,
        @Nullable String mistake,
        @Nullable Fit fit) {
    /**
     * What is flagged.
     *
     * @param tiers the most urgent first
     * @param all all of them together, beside what can be read
     * @param beyond whether that is more than can be read
     */
    public record Flagged(List<Tier> tiers, String all, boolean beyond) {}

    /** One tier: its icon and word, how much of it, from which evidence on. */
    public record Tier(String icon, String word, String often, String from) {}

    /** One day: when, how many were read, and how many of them were flagged, the most urgent first. */
    public record Day(String date, String iso, long read, List<Long> flagged) {}

    /**
     * What another number would flag.
     *
     * @param title the number
     * @param flagged what would be flagged
     * @param lines the lines of the configuration that make it so
     */
    public record Fit(String title, Flagged flagged, List<String> lines) {}
}
