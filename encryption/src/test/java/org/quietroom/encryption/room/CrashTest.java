package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.testkit.Databases;

/**
 * Devices end at every boundary of their steps: their objects are thrown away before or after something reached the store or the
 * hub, and made again from what was stored. {@code -Dquietroom.crashes=9000} for a long run.
 */
final class CrashTest {
    private static final int CRASHES = Integer.getInteger("quietroom.crashes", 120);
    private static final int REPORT = 500;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("quietroom.seed", 20_261_122L));
    private final Ledger ledger = new Ledger(null);
    private int crashes;

    @Test
    void nothingIsLostAndNoKeyIsUsedTwiceWhereverADeviceEnds() {
        try (Hall hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"))) {
            Witness witness = new Witness(hall, hall.open("f", new MemoryStore("witness")), ledger);
            List<Fragile> devices = new ArrayList<>();
            for (String letter : List.of("a", "b", "c")) {
                devices.add(new Fragile(hall, letter));
            }
            while (crashes < CRASHES) {
                Fragile device = devices.get(random.nextInt(devices.size()));
                device.live(random.nextInt(1, 6), random.nextInt(4) > 0 ? random.nextInt(1, 14) : Long.MAX_VALUE);
                if (random.nextInt(3) == 0) {
                    witness.settle();
                }
                if (device.died && crashes % REPORT == 0) {
                    System.getLogger("crashes").log(System.Logger.Level.INFO, "{0} crashes", crashes);
                }
            }
            finish(witness, devices);
        }
    }

    private void finish(Witness witness, List<Fragile> devices) {
        List<SealedRoom> rooms = new ArrayList<>();
        devices.forEach(device -> rooms.add(device.spared()));
        int ciphertexts = witness.require(rooms);
        assertThat(ciphertexts).isGreaterThan(crashes / 2);
        assertThat(ledger.promised()).hasSizeGreaterThan(crashes / 3);
        System.getLogger("crashes")
                .log(
                        System.Logger.Level.INFO,
                        "{0} crashes in process: {1} messages promised, {2} ciphertexts, epoch {3}",
                        crashes,
                        ledger.promised().size(),
                        ciphertexts,
                        witness.room().keeper().group().epoch());
    }

    /** A device that may end at any boundary, and what is left of it then. */
    private final class Fragile {
        private final Hall hall;
        private final String letter;
        private final RoomStore disk;
        private final Fate fate = new Fate(() -> {
            throw new Crash();
        });
        private @Nullable SealedRoom room;
        private int said;
        private boolean died;

        Fragile(Hall hall, String letter) {
            this.hall = hall;
            this.letter = letter;
            this.disk = new MemoryStore("device of " + letter);
        }

        private SealedRoom room() {
            if (room == null) {
                room = SealedRoom.open(
                        new FatefulLink(hall.link(letter), fate, ledger),
                        new FatefulStore(disk, fate),
                        Hall.AEAD,
                        RoomSettings.DEFAULT);
            }
            return room;
        }

        SealedRoom spared() {
            fate.spare();
            return room();
        }

        void live(int steps, long end) {
            fate.strikeAt(end);
            died = false;
            try {
                for (int i = 0; i < steps; i++) {
                    step(room());
                }
            } catch (Crash crash) {
                room = null;
                crashes++;
                died = true;
            } finally {
                fate.spare();
            }
        }

        private void step(SealedRoom now) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    if (now.phase() == Phase.IN) {
                        String words = letter + " says " + ++said;
                        now.send(words);
                        ledger.promised(words);
                    }
                }
                case 3, 4 -> now.flush();
                case 5 -> now.tidy();
                case 6 -> {
                    if (random.nextInt(3) == 0) {
                        now.renewKeys();
                    }
                }
                case 7 -> {
                    if (now.phase() == Phase.OUT || (random.nextInt(40) == 0 && now.unsent() == 0)) {
                        leaveAndComeAgain(now);
                    }
                }
                default -> deliver(now);
            }
        }

        /** Everything that it keeps goes, so what it was told is sent has to be sent by then. */
        private void leaveAndComeAgain(SealedRoom now) {
            if (now.phase() != Phase.OUT) {
                now.leave();
            }
            now.forget();
            room = null;
        }

        private void deliver(SealedRoom now) {
            for (Event event : hall.events.after(Hall.ROOM, now.device(), now.lastEvent())) {
                now.take(event);
            }
        }
    }
}
