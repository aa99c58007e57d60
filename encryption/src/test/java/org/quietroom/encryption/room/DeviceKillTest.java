package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.testkit.Databases;

/**
 * Devices whose whole program is killed by SIGKILL, at a random moment after a random place of their steps, over and over, and begun
 * again on what is on their disk; the hub and a member who hears everything go on. {@code -Dquietroom.kills=10000} for a long run,
 * {@code -Dquietroom.kills.minutes} ends it earlier.
 */
final class DeviceKillTest {
    private static final int KILLS = Integer.getInteger("quietroom.kills", 3);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("quietroom.kills.minutes", 600));
    private static final int REPORT = 50;
    private static final int MOST_PLACES = 70;
    private static final int FIRST_PLACES = 150;
    private static final long LATER = 1_500_000;
    private static final List<String> LETTERS = List.of("a", "b", "c");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("quietroom.seed", 20_261_122L));
    private final Ledger ledger = new Ledger(null);
    private final Map<String, Integer> killedAt = new TreeMap<>();
    private int said;

    @Test
    void nothingIsLostAndNoKeyIsUsedTwiceWheneverADeviceIsKilled() throws Exception {
        try (Hall hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
                Watcher watcher = new Watcher(hall, ledger, new Archive(folder))) {
            RoomSettings all = new RoomSettings(Clock.systemUTC(), 1_000_000, member -> true);
            HubLink link = new FatefulLink(hall.link("f"), new Fate(() -> {}), ledger);
            SealedRoom witness = SealedRoom.open(link, new MemoryStore("witness"), Hall.AEAD, all);
            Map<String, Path> stores = new HashMap<>();
            for (String letter : LETTERS) {
                stores.put(letter, folder.resolve("device-" + letter + ".db"));
                SqlRoomStore.open(Databases.sqlite(stores.get(letter)), "device of " + letter);
            }
            watcher.first("a", stores.get("a"), FIRST_PLACES, () -> interfere(hall, witness));
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int kill = 1; kill <= KILLS && System.nanoTime() < end; kill++) {
                follow(hall, witness);
                String letter = LETTERS.get(random.nextInt(LETTERS.size()));
                List<String> places = watcher.life(
                        letter,
                        stores.get(letter),
                        kill,
                        random.nextInt(1, MOST_PLACES),
                        random.nextLong(LATER),
                        () -> interfere(hall, witness));
                killedAt.merge(places.get(places.size() - 1), 1, Integer::sum);
                if (kill % REPORT == 0) {
                    log(kill + " kills");
                }
            }
            finish(hall, witness, stores);
        }
    }

    /** The others go on while a device is asking: its commits and messages meet newer epochs. */
    private void interfere(Hall hall, SealedRoom witness) {
        if (random.nextInt(8) == 0) {
            follow(hall, witness);
        }
    }

    private void follow(Hall hall, SealedRoom witness) {
        settle(hall, witness);
        if (random.nextInt(3) == 0) {
            witness.renewKeys();
        }
        if (random.nextInt(2) == 0) {
            String words = "f-" + ++said;
            witness.send(words);
            ledger.promised(words);
            witness.flush();
        }
    }

    private void settle(Hall hall, SealedRoom witness) {
        for (Event event : hall.events.after(Hall.ROOM, witness.device(), witness.lastEvent())) {
            witness.take(event);
            ledger.knows(witness.keeper().group());
        }
        witness.tidy();
        witness.flush();
    }

    private void finish(Hall hall, SealedRoom witness, Map<String, Path> stores) {
        List<SealedRoom> rooms = new ArrayList<>();
        for (String letter : LETTERS) {
            RoomStore store = SqlRoomStore.reopen(Databases.sqlite(stores.get(letter)), "device of " + letter);
            SealedRoom room = SealedRoom.open(hall.link(letter), store, Hall.AEAD, RoomSettings.DEFAULT);
            if (room.phase() == Phase.OUT) {
                room.forget();
                room = SealedRoom.open(hall.link(letter), store, Hall.AEAD, RoomSettings.DEFAULT);
            }
            rooms.add(room);
        }
        for (int round = 0; round < 30; round++) {
            settle(hall, witness);
            rooms.forEach(room -> {
                hall.deliver(room);
                room.flush();
                room.tidy();
            });
        }
        rooms.forEach(room -> assertThat(room.phase()).isEqualTo(Phase.IN));
        rooms.forEach(Outcome::requireSound);
        Outcome.requireSound(witness);
        Map<Long, Long> epochs = Outcome.epochs(hall.events, witness.device());
        rooms.forEach(room -> Outcome.requireSame(witness, room, epochs));
        Outcome.requireKept(ledger, witness);
        int ciphertexts = ledger.requireEachKeyOnce();
        int kills = killedAt.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(kills).isPositive();
        log(kills + " SIGKILLs: " + ledger.promised().size() + " messages promised, " + ciphertexts
                + " ciphertexts, epoch "
                + witness.keeper().group().epoch() + "; killed at\n"
                + killedAt.entrySet().stream()
                        .map(place -> String.format("%6d %s", place.getValue(), place.getKey()))
                        .collect(Collectors.joining("\n")));
        assertThat(Files.exists(folder.resolve("classes.jsa"))).isTrue();
    }

    private static void log(String text) {
        System.getLogger("kills").log(System.Logger.Level.INFO, text);
    }
}
