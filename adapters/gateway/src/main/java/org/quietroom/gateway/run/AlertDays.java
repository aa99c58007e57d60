package org.quietroom.gateway.run;

import com.google.common.base.Splitter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.gateway.store.Facts;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.calibration.Traffic;

/**
 * How many posts of each sort were read on each of the last {@value #DAYS} days, kept in the store as a line a day: numbers alone.
 * Safe for many threads.
 */
final class AlertDays {
    /** How many days are kept, today among them. */
    static final int DAYS = 31;

    private static final String FACT = "alert-days";
    private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();
    private static final Splitter WORDS = Splitter.on(' ');
    private static final Splitter PAIR = Splitter.on(':');

    private final Facts facts;
    private final TreeMap<LocalDate, Traffic> days = new TreeMap<>();
    private boolean loaded;

    AlertDays(Facts facts) {
        this.facts = facts;
    }

    /** Takes in what was kept before, at the first call. */
    synchronized void load() {
        if (!loaded) {
            LINES.splitToList(facts.find(FACT).orElse("")).forEach(this::read);
            loaded = true;
        }
    }

    /** Adds to a day, and forgets days that are long over. {@link #load} comes first. */
    synchronized void add(LocalDate today, Map<Strengths, Long> counted) {
        Traffic day = days.computeIfAbsent(today, k -> new Traffic());
        counted.forEach(day::add);
        days.headMap(today.minusDays(DAYS - 1L)).clear();
    }

    /** Keeps them. */
    synchronized void save() {
        StringBuilder text = new StringBuilder();
        days.forEach((date, day) -> {
            text.append(date);
            new TreeMap<>(codes(day))
                    .forEach((code, times) ->
                            text.append(' ').append(code).append(':').append(times));
            text.append('\n');
        });
        facts.put(FACT, text.toString());
    }

    /** The days that were counted, oldest first; days on which nothing ran are not there. */
    synchronized Map<LocalDate, Traffic> all() {
        Map<LocalDate, Traffic> all = new TreeMap<>();
        days.forEach((date, day) -> {
            Traffic copy = new Traffic();
            day.counts().forEach(copy::add);
            all.put(date, copy);
        });
        return all;
    }

    private static Map<String, Long> codes(Traffic day) {
        Map<String, Long> codes = new TreeMap<>();
        day.counts().forEach((post, times) -> codes.put(post.code(), times));
        return codes;
    }

    private void read(String line) {
        List<String> words = WORDS.splitToList(line);
        Traffic day = days.computeIfAbsent(LocalDate.parse(words.get(0)), k -> new Traffic());
        for (String word : words.subList(1, words.size())) {
            List<String> pair = PAIR.splitToList(word);
            day.add(Strengths.read(pair.get(0)), Long.parseLong(pair.get(1)));
        }
    }
}
