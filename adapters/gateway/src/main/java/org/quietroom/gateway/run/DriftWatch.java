package org.quietroom.gateway.run;

import com.google.common.base.Splitter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.console.AlertView;
import org.quietroom.gateway.store.Facts;
import org.quietroom.moderation.calibration.Drift;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.calibration.Traffic;
import org.quietroom.moderation.crisis.Expected;
import org.quietroom.moderation.crisis.Sensitivity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how much is flagged with what was expected when it was fitted ({@link Drift}). The store keeps a line a day: posts
 * read, and flagged by tier; with another fitting it begins anew. What is counted goes on into {@link AlertDays}, whether
 * anything was fitted or not. Safe for many threads.
 */
final class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final String FACT = "alerts";
    private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();
    private static final Splitter WORDS = Splitter.on(' ');

    private final AlertCounts counts;
    private final AlertDays kept;
    private final Facts facts;
    private final Clock clock;
    private final Sensitivity sensitivity;
    private final Map<Severity, Expected> expected;
    private final String fitting;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private boolean loaded;
    private volatile List<AlertView> views = List.of();

    /** The counts belong to sensitivity and expectation: with others they are not comparable. */
    DriftWatch(
            AlertCounts counts,
            AlertDays kept,
            Facts facts,
            Clock clock,
            Sensitivity sensitivity,
            Map<Severity, Expected> expected) {
        this.counts = counts;
        this.kept = kept;
        this.facts = facts;
        this.clock = clock;
        this.sensitivity = sensitivity;
        this.expected = new EnumMap<>(Severity.class);
        this.expected.putAll(expected);
        this.fitting = sensitivity + " " + new TreeMap<>(expected);
    }

    /** Takes in what was counted since the last call, keeps it, and judges. */
    synchronized void tick() {
        try {
            kept.load();
            load();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            Map<Strengths, Long> counted = counts.drain();
            kept.add(today, counted);
            if (!expected.isEmpty()) {
                days.merge(today, Day.of(counted, sensitivity), Day::plus);
                days.headMap(today.minusDays(Drift.DAYS - 1L)).clear();
                judge();
                facts.put(FACT, written());
            }
            kept.save();
        } catch (UnavailableException e) {
            LOG.warn("how much is flagged could not be kept: the store does not answer; it is tried again");
        } catch (RuntimeException e) {
            LOG.error(
                    "how much is flagged could not be judged ({})", e.getClass().getName());
        }
    }

    /** Each tier that is watched, the least urgent first; empty if nothing was fitted. */
    List<AlertView> views() {
        return views;
    }

    long drifted() {
        return views.stream()
                .filter(view -> view.trend() != AlertView.Trend.SAME)
                .count();
    }

    private void judge() {
        List<AlertView> next = new ArrayList<>();
        expected.forEach((tier, usual) -> next.add(view(tier, usual)));
        for (AlertView view : next) {
            boolean before = views.stream().anyMatch(old -> old.tier() == view.tier() && old.trend() == view.trend());
            if (!before && view.trend() != AlertView.Trend.SAME) {
                LOG.warn(
                        "posts of the tier {} are flagged {} often than when it was fitted; /desk/health says more",
                        view.tier(),
                        view.trend() == AlertView.Trend.MORE ? "more" : "less");
            }
        }
        views = List.copyOf(next);
    }

    private AlertView view(Severity tier, Expected usual) {
        List<Drift.Day> counted = days.values().stream()
                .map(day -> new Drift.Day(day.posts(), day.flagged(tier)))
                .toList();
        boolean drifted = Drift.evidence(usual, counted) >= Drift.limit(expected.size());
        int from = drifted ? Drift.since(usual, counted) : 0;
        long posts = 0;
        long flagged = 0;
        for (Drift.Day day : counted.subList(from, counted.size())) {
            posts += day.posts();
            flagged += day.flagged();
        }
        double now = posts == 0 ? 0 : 1000.0 * flagged / posts;
        AlertView.Trend trend = !drifted
                ? AlertView.Trend.SAME
                : now > usual.perThousand() ? AlertView.Trend.MORE : AlertView.Trend.FEWER;
        LocalDate since = new ArrayList<>(days.keySet()).get(from);
        return new AlertView(tier, trend, usual.perThousand(), now, posts, since);
    }

    private void load() {
        if (loaded) {
            return;
        }
        List<String> lines = LINES.splitToList(facts.find(FACT).orElse(""));
        if (!lines.isEmpty() && lines.get(0).equals(fitting)) {
            lines.subList(1, lines.size()).forEach(this::read);
        }
        loaded = true;
    }

    private void read(String line) {
        List<String> words = WORDS.splitToList(line);
        Map<Severity, Long> flagged = new EnumMap<>(Severity.class);
        int at = 2;
        for (Severity tier : Severity.values()) {
            flagged.put(tier, Long.parseLong(words.get(at++)));
        }
        days.put(LocalDate.parse(words.get(0)), new Day(Long.parseLong(words.get(1)), flagged));
    }

    private String written() {
        StringBuilder text = new StringBuilder(fitting).append('\n');
        days.forEach((date, day) -> {
            text.append(date).append(' ').append(day.posts());
            for (Severity tier : Severity.values()) {
                text.append(' ').append(day.flagged(tier));
            }
            text.append('\n');
        });
        return text.toString();
    }

    /**
     * Counts of one day.
     *
     * @param posts how many were read
     * @param flagged how many of them, by tier
     */
    private record Day(long posts, Map<Severity, Long> flagged) {
        static Day of(Map<Strengths, Long> counted, Sensitivity sensitivity) {
            Traffic traffic = new Traffic();
            counted.forEach(traffic::add);
            return new Day(traffic.posts(), traffic.flagged(sensitivity));
        }

        long flagged(Severity tier) {
            return flagged.getOrDefault(tier, 0L);
        }

        Day plus(Day other) {
            Map<Severity, Long> sum = new EnumMap<>(Severity.class);
            for (Severity tier : Severity.values()) {
                sum.put(tier, flagged(tier) + other.flagged(tier));
            }
            return new Day(posts + other.posts, sum);
        }
    }
}
