package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.room.RoomMember.Comparison;

/** A room as its members have it. */
final class SealedRoomTest {
    @TempDir
    Path folder;

    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void twoMeetSpeakAndPartOverAStoreThatIsOpenedAgain(Databases databases) {
        DataSource source = databases.fresh();
        SealedRoom reed = hall.open("a", SqlRoomStore.open(source, "reed"));
        SealedRoom fern = hall.open("b", SqlRoomStore.open(source, "fern"));
        assertThat(reed.phase()).isEqualTo(Phase.IN);
        assertThat(fern.phase()).isEqualTo(Phase.WAITING);
        hall.settle(List.of(reed, fern));
        assertThat(fern.phase()).isEqualTo(Phase.IN);

        reed.send("hello");
        fern.send("hello to you");
        hall.settle(List.of(reed, fern));
        assertThat(Hall.said(reed)).containsExactlyInAnyOrder("hello", "hello to you");
        assertThat(Hall.said(fern)).isEqualTo(Hall.said(reed));

        SealedRoom again = hall.open("a", SqlRoomStore.open(source, "reed"));
        assertThat(Hall.said(again)).isEqualTo(Hall.said(reed));
        again.send("after a break");
        assertThatThrownBy(() -> reed.send("from the old one")).isInstanceOf(OvertakenException.class);
        hall.settle(List.of(again, fern));
        assertThat(Hall.said(fern)).endsWith("after a break").hasSize(3);
        assertThat(again.unsent()).isZero();

        fern.leave();
        assertThat(fern.phase()).isEqualTo(Phase.OUT);
        hall.settle(List.of(again));
        assertThat(again.roster().members()).extracting(RoomMember::uri).containsExactly(again.you());
        assertThat(Hall.notes(again)).containsExactly(Line.Kind.ENTERED, Line.Kind.JOINED, Line.Kind.LEFT);
        assertThatThrownBy(() -> fern.send("gone")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyComeSpeakAllAtOnceAndHearTheSame() {
        List<SealedRoom> rooms = hall.together("a", "b", "c", "d", "e");
        for (int round = 0; round < 5; round++) {
            int now = round;
            rooms.forEach(room -> room.send("round " + now + " of " + room.you()));
            hall.settle(rooms);
        }
        assertThat(Hall.said(rooms.get(0))).hasSize(25).doesNotHaveDuplicates();
        assertThat(rooms).allSatisfy(room -> {
            assertThat(Hall.said(room)).containsAll(Hall.said(rooms.get(4)));
            assertThat(room.unsent()).isZero();
        });
        assertThat(rooms)
                .extracting(room -> room.roster().roomNumber())
                .containsOnly(rooms.get(0).roster().roomNumber());
    }

    @Test
    void commitsThatRaceAreDoneOneAfterTheOther() {
        List<SealedRoom> rooms = hall.together("a", "b", "c");
        List<SealedRoom> late = IntStream.range(0, 3)
                .mapToObj(i -> hall.open(Integer.toString(i)))
                .toList();
        List<SealedRoom> all = new java.util.ArrayList<>(rooms);
        all.addAll(late);
        rooms.forEach(SealedRoom::tidy);
        hall.settle(all);
        assertThat(all).allMatch(room -> room.phase() == Phase.IN);
        rooms.get(0).renewKeys();
        rooms.get(1).renewKeys();
        rooms.get(2).send("in the middle of it");
        hall.settle(all);
        all.get(5).send("everybody hears me");
        hall.settle(all);
        assertThat(all).allSatisfy(room -> assertThat(Hall.said(room)).endsWith("everybody hears me"));
        assertThat(Hall.said(late.get(0))).contains("in the middle of it");
    }

    @Test
    void aDeviceThatIsTakenOutBeforeItHeardThatItIsInIsOut() {
        List<SealedRoom> rooms = hall.together("a", "b");
        SealedRoom second = hall.open("b", new MemoryStore("second device of b"));
        hall.settle(rooms);
        rooms.get(1).removeDevice(second.device());
        for (int epoch = 0; epoch < 3; epoch++) {
            hall.settle(rooms);
            rooms.get(0).renewKeys();
        }
        hall.settle(rooms);

        hall.deliver(second);
        assertThat(second.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.notes(second)).containsExactly(Line.Kind.REMOVED);
    }

    @Test
    void aMemberAddsADeviceAndRemovesIt() {
        List<SealedRoom> rooms = hall.together("a", "b");
        SealedRoom second = hall.open("b", new MemoryStore("second device of b"));
        List<SealedRoom> all = List.of(rooms.get(0), rooms.get(1), second);
        String before = rooms.get(0).roster().safetyNumber(second.you());
        rooms.get(0).roster().compared(second.you());
        hall.settle(all);

        assertThat(Hall.notes(rooms.get(0))).endsWith(Line.Kind.DEVICE_ADDED);
        assertThat(rooms.get(0).roster().members().get(1).devices())
                .containsExactlyInAnyOrder(rooms.get(1).device(), second.device());
        assertThat(rooms.get(0).roster().members().get(1).compared()).isEqualTo(Comparison.CHANGED);
        assertThat(rooms.get(0).roster().safetyNumber(second.you())).isNotEqualTo(before);
        assertThat(second.roster().safetyNumber(rooms.get(0).you()))
                .isEqualTo(rooms.get(0).roster().safetyNumber(second.you()));

        second.send("from the second");
        hall.settle(all);
        assertThat(((Line.Said) rooms.get(1).history().lines(2, 100).get(0)).own())
                .isTrue();
        rooms.get(1).removeDevice(second.device());
        rooms.get(0).send("meanwhile");
        hall.settle(all);
        assertThat(second.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.notes(second)).endsWith(Line.Kind.REMOVED);
        assertThat(Hall.notes(rooms.get(0))).endsWith(Line.Kind.DEVICE_REMOVED);
        assertThat(rooms.get(0).roster().members().get(1).compared()).isEqualTo(Comparison.SAME);
        rooms.get(0).send("not for the second");
        hall.settle(all);
        assertThat(Hall.said(second)).doesNotContain("not for the second");
        assertThat(Hall.said(rooms.get(1))).contains("from the second", "meanwhile", "not for the second");
    }

    @Test
    void whatTheHubDoesNotTakeIsSaid() {
        List<SealedRoom> rooms = hall.together("a", "b");
        SealedRoom reed = rooms.get(0);
        reed.leave();
        hall.settle(List.of(rooms.get(1)));
        SealedRoom fern = rooms.get(1);
        fern.send("alone");
        fern.leave();
        assertThat(fern.history().lines(0, 100))
                .last()
                .isInstanceOfSatisfying(
                        Line.NotSent.class, line -> assertThat(line.words()).isEqualTo("alone"));
        assertThat(fern.unsent()).isZero();
    }

    @Test
    void aReportIsVerified() {
        List<SealedRoom> rooms = hall.together("a", "b");
        rooms.get(0).send("words that hurt");
        hall.settle(rooms);
        List<Line.Said> said = rooms.get(1).history().lines(0, 100).stream()
                .filter(Line.Said.class::isInstance)
                .map(Line.Said.class::cast)
                .toList();
        Receipt receipt = rooms.get(1).report(said, "please look");
        assertThat(receipt.number()).isEqualTo("K7-42F");
        assertThat(receipt.page()).hasToString("Optional[" + Hall.PAGE + "]");
        assertThat(receipt).asString().doesNotContain("desk.example");
        assertThat(hall.cases.get(0).proofs())
                .extracting(proof -> proof.state())
                .containsExactly(State.VERIFIED, State.REPORTER);
        assertThat(hall.cases.get(0).author()).isEqualTo(Hall.member("a"));
    }

    @Test
    void liveRoomsFollowByThemselves() {
        SealedRoom reed = hall.open("a");
        SealedRoom fern = hall.open("b");
        SealedRoom moss = hall.open("c");
        List<SealedRoom> all = List.of(reed, fern, moss);
        try {
            all.forEach(room -> room.follow(() -> {}));
            Await.until(
                    "all are in",
                    () -> all.stream().allMatch(room -> room.roster().members().size() == all.size()));
            all.forEach(room -> room.send("from " + room.you()));
            Await.until(
                    "all is heard",
                    () -> all.stream().allMatch(room -> Hall.said(room).size() == 3 && room.unsent() == 0));
            fern.leave();
            Await.until(
                    "two are left",
                    () -> reed.roster().members().size() == 2
                            && moss.roster().members().size() == 2);
            reed.send("still here");
            Await.until("the others go on", () -> Hall.said(moss).contains("still here"));
            assertThat(all).allMatch(room -> room.trouble().isEmpty());
        } finally {
            all.forEach(SealedRoom::close);
        }
    }
}
