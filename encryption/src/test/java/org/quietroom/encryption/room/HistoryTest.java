package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Databases;

/** A member deletes what a device keeps of a room, and nothing else is touched by it. */
final class HistoryTest {
    @TempDir
    Path folder;

    private final MemoryStore disk = new MemoryStore("device of b");
    private Hall hall;
    private SealedRoom reed;
    private SealedRoom fern;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
        List<SealedRoom> two = hall.whoSpoke(disk);
        reed = two.get(0);
        fern = two.get(1);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static long lastNumber(SealedRoom room) {
        List<Line> lines = room.history().lines(0, 1_000);
        return lines.get(lines.size() - 1).number();
    }

    @Test
    void theLinesGoTheRoomGoesOnAndNumbersRise() {
        long before = lastNumber(fern);
        RecoveryCode code = RecoveryCode.generate();
        byte[] backup = fern.history().backup(code);
        fern.send("on its way");
        fern.history().delete();
        assertThat(fern.history().lines(0, 1_000)).isEmpty();
        assertThat(disk.list("line", -1, 1_000)).isEmpty();
        assertThat(fern.unsent()).isEqualTo(1);

        SealedRoom again = hall.open("b", disk);
        hall.settle(List.of(reed, again));
        assertThat(Hall.said(again)).containsExactly("on its way");
        assertThat(again.history().lines(before, 1_000))
                .as("whoever kept a number misses nothing")
                .hasSize(1);
        assertThat(Hall.said(reed)).containsExactly("read by both", "on its way");
        assertThat(again.history().read(code, backup).orElseThrow())
                .extracting(line -> line.body().words())
                .containsExactly("read by both");
    }

    @Test
    void whoIsOutOrWhoseRoomEndedDeletesToo() {
        fern.send("never goes out");
        fern.leave();
        assertThat(fern.phase()).isEqualTo(Phase.OUT);
        fern.history().delete();
        assertThat(disk.list("line", -1, 1_000)).isEmpty();
        assertThat(disk.list("out", -1, 1_000)).isEmpty();
        assertThat(hall.open("b", disk).history().lines(0, 1_000)).isEmpty();

        hall.hub.end(Hall.ROOM);
        reed.stand();
        assertThat(reed.phase()).isEqualTo(Phase.ENDED);
        reed.history().delete();
        assertThat(reed.history().lines(0, 1_000)).isEmpty();
    }

    @Test
    void endingBeforeItLeavesAllAndEndingAfterItLeavesNone() {
        for (int boundary : new int[] {1, 2}) {
            Fate fate = new Fate(() -> {
                throw new Crash();
            });
            SealedRoom room = hall.open("b", new FatefulStore(disk, fate));
            hall.settle(List.of(reed, room));
            int kept = room.history().lines(0, 1_000).size();
            assertThat(kept).isPositive();
            fate.strikeAt(boundary);
            assertThatThrownBy(() -> room.history().delete()).isInstanceOf(Crash.class);
            SealedRoom again = hall.open("b", disk);
            assertThat(again.history().lines(0, 1_000)).hasSize(boundary == 1 ? kept : 0);
            again.send("still in " + boundary);
            hall.settle(List.of(reed, again));
            assertThat(Hall.said(reed)).endsWith("still in " + boundary);
        }
    }
}
