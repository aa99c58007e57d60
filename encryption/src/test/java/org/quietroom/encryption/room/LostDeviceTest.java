package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.testkit.Databases;

/** Whoever takes a device out of the room takes it out of private rooms too, and no other. */
final class LostDeviceTest {
    @TempDir
    Path folder;

    private Hall hall;
    private SealedRoom lost;
    private SealedRoom kept;
    private SealedRoom fern;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
        lost = hall.open("a", new MemoryStore("lost"));
        kept = hall.open("a", new MemoryStore("kept"));
        fern = hall.open("b");
        hall.settle(List.of(lost, kept, fern));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private SealedRoom alone(String letter, String other, RoomSettings settings) {
        PrivateRoom pair =
                PrivateRoom.between(Hall.member(letter), Hall.member(other).id());
        HubLink link = HubLink.direct(hall.hub, pair.in(Hall.member(letter)));
        return SealedRoom.open(link, new MemoryStore("alone"), Hall.AEAD, settings);
    }

    @Test
    void whatIsBesideItGoesWithItAndReadsNothingAfter() {
        SealedRoom lostAlone = alone("a", "b", RoomSettings.DEFAULT.beside(lost));
        SealedRoom keptAlone = alone("a", "b", RoomSettings.DEFAULT.beside(kept));
        SealedRoom fernAlone = alone("b", "a", RoomSettings.DEFAULT.beside(fern));
        List<SealedRoom> pair = List.of(lostAlone, keptAlone, fernAlone);
        hall.settle(pair);
        assertThat(pair).allMatch(room -> room.phase() == Phase.IN);
        lostAlone.send("read by all three");
        hall.settle(pair);

        kept.removeDevice(lost.device());
        hall.settle(List.of(lost, kept, fern));
        hall.settle(pair);
        assertThat(List.of(lost.phase(), lostAlone.phase())).containsOnly(Phase.OUT);
        assertThat(List.of(kept.phase(), keptAlone.phase(), fern.phase(), fernAlone.phase()))
                .containsOnly(Phase.IN);
        fernAlone.send("read by two");
        hall.settle(pair);
        assertThat(Hall.said(keptAlone)).containsExactly("read by all three", "read by two");
        assertThat(Hall.said(lostAlone)).containsExactly("read by all three");
    }

    @Test
    void whatSaidOfNoDeviceThatItIsBesideItStays() {
        SealedRoom lostAlone = alone("a", "b", RoomSettings.DEFAULT);
        kept.removeDevice(lost.device());
        hall.settle(List.of(lost, kept, fern));
        hall.settle(List.of(lostAlone));
        assertThat(lost.phase()).isEqualTo(Phase.OUT);
        assertThat(lostAlone.phase()).isEqualTo(Phase.IN);
    }

    @Test
    void aDeviceThatIsOutAlreadyIsNobodysNeighbourAndTheRoomOpensAllTheSame() {
        lost.leave();
        hall.settle(List.of(kept, fern));
        SealedRoom lostAlone = alone("a", "b", RoomSettings.DEFAULT.beside(lost));
        assertThat(lostAlone.phase()).isEqualTo(Phase.IN);
    }
}
