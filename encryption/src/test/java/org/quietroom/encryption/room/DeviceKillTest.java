package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices whose whole program is killed by SIGKILL, at a random moment after a random place of their steps, over and over, and begun
 * again on what is on their disk, two at a time; the hub, the host and a member who hears everything go on. Each season is a new hub.
 * {@code -Dquietroom.kills=10000} for a long run, {@code -Dquietroom.kills.minutes} ends it earlier.
 */
final class DeviceKillTest {
    private static final int KILLS = Integer.getInteger("quietroom.kills", 3);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("quietroom.kills.minutes", 600));
    private static final long SEED = Long.getLong("quietroom.seed", 20_261_123L);
    private static final int SEASON = 120;
    private static final int LANES = 2;
    private static final int LATER = 1_500_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final TreeMap<String, Integer> killedAt = new TreeMap<>();
    private Duration processor = Duration.ZERO;

    @Test
    void nothingIsLostAndNoKeyIsUsedTwiceWheneverADeviceIsKilled() throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        Archive archive = new Archive(folder);
        for (int season = 1; kills() < KILLS && System.nanoTime() < end; season++) {
            Path own = Files.createDirectory(folder.resolve("season-" + season));
            try (Season now = new Season(own, SEED + season)) {
                if (season == 1) {
                    rehearse(now, archive);
                }
                live(now, archive, Math.min(SEASON, KILLS - kills()), end);
                log(kills() + " SIGKILLs, " + processor.toMillis() / kills() + " ms of processor time each; season "
                        + season + ": " + now.finish());
            }
        }
        assertThat(kills()).isPositive();
        assertThat(archive.isMade()).isTrue();
        log(kills() + " SIGKILLs at\n"
                + killedAt.entrySet().stream()
                        .map(place -> String.format("%6d %s", place.getValue(), place.getKey()))
                        .collect(Collectors.joining("\n")));
    }

    private synchronized int kills() {
        return killedAt.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void rehearse(Season season, Archive archive) throws Exception {
        Mortal first = season.next();
        try (Watcher watcher = new Watcher(season, archive)) {
            watcher.rehearse(first, -1, Archive.Leaving.JARS);
            watcher.rehearse(first, 0, Archive.Leaving.CLASSES);
        }
        season.ended(first);
    }

    private void live(Season season, Archive archive, int kills, long end) throws Exception {
        AtomicInteger left = new AtomicInteger(kills);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                ends.add(lanes.submit(() -> {
                    try (Watcher watcher = new Watcher(season, archive)) {
                        for (int number = left.decrementAndGet();
                                number >= 0 && System.nanoTime() < end;
                                number = left.decrementAndGet()) {
                            life(season, watcher, number);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : ends) {
                each.get();
            }
        } finally {
            lanes.shutdownNow();
        }
    }

    private void life(Season season, Watcher watcher, int number) throws Exception {
        Mortal device = season.next();
        Errand errand = season.errand(device);
        Watcher.Death death =
                watcher.life(device, number + 1, errand, 1 + season.number(errand.places), season.number(LATER));
        season.ended(device);
        synchronized (this) {
            killedAt.merge(death.place(), 1, Integer::sum);
            processor = processor.plus(death.processor());
        }
    }

    private static void log(String text) {
        System.getLogger("kills").log(System.Logger.Level.INFO, text);
    }
}
