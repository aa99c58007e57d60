package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Await;

/**
 * A program with a hub and three devices is ended over and over, with SIGKILL at a random moment or by itself at a random boundary,
 * and begun again on what is on the disk. {@code -Dquietroom.program.kills=300} for a long run; {@link DeviceKillTest} kills devices alone.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("quietroom.program.kills", 3);
    private static final int REPORT = 10;
    private static final int KILLED = 137;
    private static final int LONGEST_LIFE = 700;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("quietroom.seed", 20_261_122L));
    private int killed;
    private int halted;

    @Test
    void nothingIsLostAndNoKeyIsUsedTwiceWheneverTheProgramIsKilled() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            life(i);
            if ((i + 1) % REPORT == 0) {
                System.getLogger("kills").log(System.Logger.Level.INFO, "{0} lives ended", i + 1);
            }
        }
        Ledger ledger = Ledger.read(KillChild.ledger(folder));
        try (Hall hall = KillChild.hall(folder)) {
            List<SealedRoom> rooms = new ArrayList<>();
            for (String letter : KillChild.LETTERS) {
                rooms.add(KillChild.open(hall, folder, letter, new Fate(() -> {}), ledger));
            }
            for (int round = 0; round < 10; round++) {
                for (SealedRoom room : rooms) {
                    hall.deliver(room);
                    ledger.knows(room.keeper().group());
                    room.flush();
                    room.tidy();
                }
            }
            check(hall, rooms, ledger);
        }
    }

    private void check(Hall hall, List<SealedRoom> rooms, Ledger ledger) {
        SealedRoom first = rooms.stream()
                .filter(room -> room.keeper().place.joined() == 0)
                .findFirst()
                .orElseThrow();
        Map<Long, Long> epochs = Outcome.epochs(hall.events, first.device());
        rooms.forEach(room -> assertThat(room.phase()).isEqualTo(Phase.IN));
        rooms.forEach(Outcome::requireSound);
        rooms.forEach(room -> Outcome.requireSame(first, room, epochs));
        Outcome.requireKept(ledger, first);
        int ciphertexts = ledger.requireEachKeyOnce();
        assertThat(ledger.promised()).isNotEmpty();
        System.getLogger("kills")
                .log(
                        System.Logger.Level.INFO,
                        "{0} SIGKILLs and {1} halts at boundaries: {2} messages promised, {3} ciphertexts, epoch {4}",
                        killed,
                        halted,
                        ledger.promised().size(),
                        ciphertexts,
                        first.keeper().group().epoch());
    }

    private void life(int number) throws Exception {
        boolean bySignal = number % 3 != 2;
        long boundary = bySignal ? 0 : random.nextLong(1, 120);
        Path alive = folder.resolve("alive");
        Files.deleteIfExists(alive);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillChild.class.getName(),
                        folder.toString(),
                        String.valueOf(number),
                        String.valueOf(boundary))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output"))
                .start();
        try {
            if (bySignal) {
                // Every tenth also dies while it opens.
                if (number % 10 != 0) {
                    Await.until(PATIENCE, "it lives", () -> Files.exists(alive) || !child.isAlive());
                }
                child.waitFor(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS);
                assertThat(child.isAlive())
                        .as("it ran until it was killed: " + Files.readString(folder.resolve("output")))
                        .isTrue();
            } else {
                assertThat(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .as("it came to its boundary")
                        .isTrue();
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isEqualTo(KILLED);
        if (bySignal) {
            killed++;
        } else {
            halted++;
        }
    }
}
