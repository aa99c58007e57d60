package org.quietroom.gateway.console;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.calibration.Traffic;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * What the crisis guard read, as counts.
 *
 * @param days by day (UTC), oldest first, the last of them perhaps not over yet; days on which nothing ran are not there
 * @param sensitivity what is flagged now
 * @param budget how many flagged posts can be read; null if nobody said so
 */
public record TrafficView(
        Map<LocalDate, Traffic> days,
        Sensitivity sensitivity,
        @Nullable Budget budget) {
    /** Nothing was read yet. */
    static final TrafficView NONE = new TrafficView(Map.of(), Sensitivity.MOST, null);

    /** The days that are over on {@code today}. */
    SortedMap<LocalDate, Traffic> whole(LocalDate today) {
        return new TreeMap<>(days).headMap(today);
    }
}
