package org.quietroom.encryption.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.quietroom.core.testkit.Databases;

/**
 * A program with a hub on disk and three members of a room who speak, come and go on threads of their own, until it is killed. What
 * leaves is in the ledger before it leaves. Arguments: folder, seed, and the boundary at which the JVM halts itself, or 0.
 */
final class KillChild {
    static final List<String> LETTERS = List.of("a", "b", "c");
    private static final int FEW = 3;
    private static final long PAUSE = 3_000_000;

    private KillChild() {}

    static Path ledger(Path folder) {
        return folder.resolve("ledger");
    }

    static Hall hall(Path folder) {
        return new Hall(Databases.sqlite(folder.resolve("hub.db")), folder.resolve("keys"));
    }

    static SealedRoom open(Hall hall, Path folder, String letter, Fate fate, Ledger ledger) {
        Path file = folder.resolve("device-" + letter + ".db");
        RoomStore store = SqlRoomStore.open(Databases.sqlite(file), "device of " + letter);
        return SealedRoom.open(
                new FatefulLink(hall.link(letter), fate, ledger),
                new FatefulStore(store, fate),
                Hall.AEAD,
                RoomSettings.DEFAULT);
    }

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        Fate fate = new Fate(() -> Runtime.getRuntime().halt(137));
        Ledger ledger = new Ledger(ledger(folder));
        Hall hall = hall(folder);
        long boundary = Long.parseLong(args[2]);
        if (boundary > 0) {
            fate.strikeAt(boundary);
        }
        List<SealedRoom> rooms = new ArrayList<>();
        for (String letter : LETTERS) {
            SealedRoom room = open(hall, folder, letter, fate, ledger);
            room.follow(() -> {
                if (room.phase() == Phase.IN) {
                    ledger.knows(room.keeper().group());
                }
            });
            rooms.add(room);
        }
        Files.writeString(folder.resolve("alive"), "yes");
        Map<String, Integer> said = new HashMap<>();
        for (; ; ) {
            SealedRoom room = rooms.get(random.nextInt(rooms.size()));
            if (room.phase() == Phase.IN && room.unsent() < FEW) {
                String words = room.device().substring(0, 4) + args[1] + "-" + said.merge(room.you(), 1, Integer::sum);
                room.send(words);
                ledger.promised(words);
            }
            if (random.nextInt(20) == 0) {
                room.renewKeys();
            }
            LockSupport.parkNanos(random.nextLong(PAUSE));
        }
    }
}
