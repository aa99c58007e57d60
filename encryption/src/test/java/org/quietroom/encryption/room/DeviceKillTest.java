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
 * Devices whose whole program is killed by SIGKILL, at a random moment after a random place of the steps of each, over and over, and begun
 * again on what is on their disks; the hub, the host and a member who hears everything go on. In each room two devices live at a time. A
 * program holds devices of several rooms, since most of its time it needs to begin. Each season has new hubs.
 * {@code -Dquietroom.kills=10000} kills so many devices, {@code -Dquietroom.kills.together=8} with one program, and
 * {@code -Dquietroom.kills.minutes} ends it earlier.
 */
final class DeviceKillTest {
    private static final int KILLS = Integer.getInteger("quietroom.kills", 4);
    private static final int TOGETHER = Integer.getInteger("quietroom.kills.together", 2);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("quietroom.kills.minutes", 600));
    private static final long SEED = Long.getLong("quietroom.seed", 20_261_123L);
    private static final int SEASON = 120;
    private static final int LANES = 2;
    private static final int LATER = 1_500_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final TreeMap<String, Integer> killedAt = new TreeMap<>();
    private Duration processor = Duration.ZERO;
    private int programs;
    private int seasons;

    @Test
    void nothingIsLostAndNoKeyIsUsedTwiceWheneverADeviceIsKilled() throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        Archive archive = new Archive(folder);
        while (kills() < KILLS && System.nanoTime() < end) {
            List<Season> rooms = new ArrayList<>();
            try {
                for (int room = 0; room < TOGETHER; room++) {
                    seasons++;
                    rooms.add(new Season(Files.createDirectory(folder.resolve("season-" + seasons)), SEED + seasons));
                }
                if (!archive.isMade()) {
                    rehearse(rooms.get(0), archive);
                }
                live(rooms, archive, Math.min(SEASON, (KILLS - kills() + TOGETHER - 1) / TOGETHER), end);
                for (Season room : rooms) {
                    log(room.finish());
                }
            } finally {
                rooms.forEach(Season::close);
            }
            log(kills() + " devices killed in " + programs + " programs by as many SIGKILLs, "
                    + processor.toMillis() / kills() + " ms of processor time each; seasons: " + seasons);
        }
        assertThat(kills()).isPositive();
        assertThat(archive.isMade()).isTrue();
        log(kills() + " devices killed at\n"
                + killedAt.entrySet().stream()
                        .map(place -> String.format("%6d %s", place.getValue(), place.getKey()))
                        .collect(Collectors.joining("\n")));
    }

    private synchronized int kills() {
        return killedAt.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void rehearse(Season season, Archive archive) throws Exception {
        Mortal first = season.next();
        try (Watcher watcher = new Watcher(archive)) {
            watcher.rehearse(Life.rehearsal(season, first, -1), Archive.Leaving.JARS);
            watcher.rehearse(Life.rehearsal(season, first, 0), Archive.Leaving.CLASSES);
        }
        season.ended(first);
    }

    private void live(List<Season> rooms, Archive archive, int kills, long end) throws Exception {
        AtomicInteger left = new AtomicInteger(kills);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                ends.add(lanes.submit(() -> {
                    try (Watcher watcher = new Watcher(archive)) {
                        for (int number = left.decrementAndGet();
                                number >= 0 && System.nanoTime() < end;
                                number = left.decrementAndGet()) {
                            live(rooms, watcher, number + 1);
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

    /** One program, with a device of each room. */
    private void live(List<Season> rooms, Watcher watcher, int number) throws Exception {
        List<Life> lives = new ArrayList<>();
        for (Season room : rooms) {
            Mortal device = room.next();
            Errand errand = room.errand(device);
            lives.add(Life.of(room, device, number, errand, 1 + room.number(errand.places)));
        }
        Duration used = watcher.lives(lives, rooms.get(0).number(LATER));
        lives.forEach(life -> life.season().ended(life.device()));
        synchronized (this) {
            programs++;
            processor = processor.plus(used);
            lives.forEach(life -> killedAt.merge(life.last(), 1, Integer::sum));
        }
    }

    private static void log(String text) {
        System.getLogger("kills").log(System.Logger.Level.INFO, text);
    }
}
