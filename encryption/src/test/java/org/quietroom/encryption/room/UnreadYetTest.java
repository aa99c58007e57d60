package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.testkit.Databases;

/** What is written in a private room before the other one came waits on the device, and is sent once they are in. */
final class UnreadYetTest {
    private static final List<String> ALL = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
        hall.together("a", "b");
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private HubLink alone(String letter, String other) {
        PrivateRoom pair =
                PrivateRoom.between(Hall.member(letter), Hall.member(other).id());
        return new Meanwhile(HubLink.direct(hall.hub, pair.in(Hall.member(letter))), "none", () -> {}) {
            @Override
            public Reply call(String operation, String json) {
                asked.add(operation);
                return super.call(operation, json);
            }
        };
    }

    private static SealedRoom open(HubLink link, RoomStore store) {
        return SealedRoom.open(link, store, Hall.AEAD, RoomSettings.DEFAULT);
    }

    private SealedRoom fern() {
        return open(alone("b", "a"), new MemoryStore("fern"));
    }

    private void settle(SealedRoom... rooms) {
        for (int round = 0; round < 6; round++) {
            for (SealedRoom room : rooms) {
                hall.deliver(room);
                room.flush();
                room.tidy();
            }
        }
    }

    @Test
    void itWaitsSealedAndIsSaidOnceInItsOrder() {
        MemoryStore disk = new MemoryStore("reed");
        SealedRoom reed = open(alone("a", "b"), disk);
        reed.send("one");
        reed.send("two");
        reed.flush();
        SealedRoom again = open(alone("a", "b"), disk);
        again.send("three");
        settle(again);
        assertThat(asked).doesNotContain("send");
        assertThat(again.unsent()).isEqualTo(3);
        assertThat(Hall.said(again)).as("nobody got it yet").isEmpty();
        assertThatThrownBy(() -> again.posts().seal("four")).isInstanceOf(IllegalStateException.class);

        SealedRoom fern = fern();
        settle(again, fern);
        assertThat(Hall.said(fern)).isEqualTo(ALL);
        assertThat(Hall.said(again)).isEqualTo(ALL);
        assertThat(again.unsent()).isZero();
        assertThat(asked).filteredOn("send"::equals).hasSize(3);
        fern.send("four");
        settle(again, fern);
        assertThat(Hall.said(again)).endsWith("four");
    }

    @Test
    void anotherDeviceOfOnesOwnOrNewKeysAreNotTheOther() {
        SealedRoom reed = open(alone("a", "b"), new MemoryStore("reed"));
        reed.send("for you alone");
        reed.renewKeys();
        SealedRoom second = open(alone("a", "b"), new MemoryStore("second"));
        settle(reed, second);
        assertThat(second.phase()).isEqualTo(Phase.IN);
        second.send("also for you");
        settle(reed, second);
        assertThat(asked).doesNotContain("send");

        SealedRoom fern = fern();
        settle(reed, second, fern);
        assertThat(Hall.said(fern)).containsExactlyInAnyOrder("for you alone", "also for you");
        assertThat(Hall.said(second)).isEqualTo(Hall.said(fern));
    }

    @Test
    void nobodyIsWaitedForInARoomForAll() {
        SealedRoom reed = hall.open("c", new MemoryStore("c"));
        hall.hub.end(Hall.ROOM);
        SealedRoom first = hall.open("d", new MemoryStore("d"));
        assertThat(reed.phase()).isEqualTo(Phase.WAITING);
        first.send("hello");
        settle(first);
        assertThat(Hall.said(first)).containsExactly("hello");
    }

    @Test
    void noEventOfTheHubMakesWhatWaitsSeemSaid() {
        SealedRoom reed = open(alone("a", "b"), new MemoryStore("reed"));
        reed.send("not sent");
        String empty = "{\"type\":\"message\",\"at\":1,\"message\":\"\",\"frank\":\"" + "A".repeat(48)
                + "\",\"member\":\"" + reed.you() + "\"}";
        reed.take(new Event(reed.lastEvent() + 1, empty));
        assertThat(reed.unsent()).isEqualTo(1);
        assertThat(Hall.said(reed)).isEmpty();
    }

    @Test
    void itIsSaidOnceWhereverTheDeviceEnds() {
        boolean ended = true;
        int boundary = 1;
        for (; ended; boundary++) {
            ended = sayEndingAt(boundary);
        }
        assertThat(boundary).as("it ended at every boundary").isGreaterThan(20);
    }

    /** What was stored before the device ended is said, also if nobody was told so. */
    private boolean sayEndingAt(int boundary) {
        Fate fate = new Fate(() -> {
            throw new Crash();
        });
        MemoryStore disk = new MemoryStore("reed");
        HubLink link = new FatefulLink(alone("a", "b"), fate, new Ledger(null));
        SealedRoom reed = open(link, new FatefulStore(disk, fate));
        List<SealedRoom> others = new ArrayList<>();
        List<String> promised = new ArrayList<>();
        fate.strikeAt(boundary);
        boolean ended = false;
        try {
            for (String words : ALL) {
                reed.send(words);
                promised.add(words);
            }
            reed.flush();
            others.add(fern());
            settle(reed, others.get(0));
        } catch (Crash crash) {
            ended = true;
        }
        fate.spare();
        SealedRoom again = open(link, new FatefulStore(disk, fate));
        SealedRoom fern = others.isEmpty() ? fern() : others.get(0);
        settle(again, fern);
        List<String> said = Hall.said(fern);
        assertThat(ALL.subList(0, said.size())).as("boundary %d", boundary).isEqualTo(said);
        assertThat(said).as("boundary %d", boundary).containsAll(promised);
        assertThat(Hall.said(again)).isEqualTo(said);
        assertThat(again.unsent()).isZero();
        fern.leave();
        again.leave();
        return ended;
    }
}
