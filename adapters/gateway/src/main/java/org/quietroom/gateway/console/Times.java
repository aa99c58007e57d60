package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How times are written: absolute and remaining, rounded down, never negative, never in seconds. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private Times() {}

    /** The time of day, as 14:05. */
    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** The time of day, with the day before it where it is another day than {@code now}. */
    static String moment(Instant at, Instant now, ZoneId zone, Texts t) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) {
            return clock(at, zone);
        }
        boolean near = Math.abs(ChronoUnit.DAYS.between(today, day)) < 7;
        String pattern = near ? "EEE HH:mm" : t.of("time.date");
        return DateTimeFormatter.ofPattern(pattern, t.locale()).format(at.atZone(zone));
    }

    /** How long, in the largest fitting unit: 2 days, 4 h, 9 min. */
    static String length(Duration length, Texts t) {
        if (length.toHours() >= 24) {
            return t.of("time.days", "n", length.toDays());
        }
        if (length.toMinutes() >= 60) {
            return t.of("time.hours", "n", length.toHours());
        }
        return t.of("time.minutes", "n", Math.max(0, length.toMinutes()));
    }

    /** When something is due: “by 14:05 · 9 min left”, or “12 min past”. */
    static String due(Instant due, Instant now, ZoneId zone, Texts t) {
        if (now.isAfter(due)) {
            return t.of("due.past", "length", length(Duration.between(due, now), t));
        }
        return t.of("due.left", "time", moment(due, now, zone, t), "length", length(Duration.between(now, due), t));
    }

    /** Whether the last quarter of a span has begun. */
    static boolean lastQuarter(Instant begin, Instant due, Instant now) {
        long all = Duration.between(begin, due).toMillis();
        return Duration.between(now, due).toMillis() * 4 <= all;
    }
}
