package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.testkit.MovableClock;

/** Keys in the group are renewed by themselves, by each device once an age. */
final class KeyAgeTest {
    private static final Duration AGE = Duration.ofDays(7);
    private static final Duration LONGEST = AGE.plus(AGE.dividedBy(4)).plusSeconds(1);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_795_000_000));
    private final RoomSettings settings = new RoomSettings(clock, 1_000, member -> true, AGE);
    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"), clock);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<SealedRoom> together(String... letters) {
        List<SealedRoom> rooms = new ArrayList<>();
        for (String letter : letters) {
            rooms.add(SealedRoom.open(hall.link(letter), new MemoryStore(letter), Hall.AEAD, settings));
            hall.settle(rooms);
        }
        assertThat(rooms).allMatch(room -> room.phase() == Phase.IN);
        return rooms;
    }

    private static long epoch(SealedRoom room) {
        return room.keeper().group().epoch();
    }

    @Test
    void eachDeviceRenewsItsKeysOnceAnAgeAndNotBefore() {
        List<SealedRoom> rooms = together("a", "b", "c");
        long begun = epoch(rooms.get(0));
        clock.forward(AGE.minusHours(2));
        hall.settle(rooms);
        assertThat(epoch(rooms.get(0))).isEqualTo(begun);
        for (int age = 1; age <= 4; age++) {
            clock.forward(LONGEST);
            hall.settle(rooms);
            hall.settle(rooms);
            assertThat(rooms).extracting(KeyAgeTest::epoch).containsOnly(begun + 3L * age);
        }
        rooms.get(0).send("still here");
        hall.settle(rooms);
        assertThat(rooms).allSatisfy(room -> assertThat(Hall.said(room)).containsExactly("still here"));
    }

    @Test
    void twoAtOnceAreOneAfterTheOther() {
        SealedRoom reed = together("a").get(0);
        HubLink link = hall.link("b");
        HubLink late = new Meanwhile(link, "commit", reed::tidy);
        SealedRoom fern = SealedRoom.open(late, new MemoryStore("b"), Hall.AEAD, settings);
        List<SealedRoom> rooms = List.of(reed, fern);
        hall.settle(rooms);
        long begun = epoch(reed);
        clock.forward(LONGEST);
        fern.tidy();
        assertThat(fern.keeper().pending)
                .as("made in the same epoch, and too late")
                .isNotNull();
        assertThat(epoch(fern)).isEqualTo(begun);
        hall.settle(rooms);
        assertThat(rooms).extracting(KeyAgeTest::epoch).containsOnly(begun + 2);
    }

    @Test
    void whoComesBackAfterLongFollowsFirstAndRenewsThen() {
        List<SealedRoom> rooms = together("a", "b");
        SealedRoom reed = rooms.get(0);
        SealedRoom fern = rooms.get(1);
        clock.forward(LONGEST);
        reed.tidy();
        hall.deliver(reed);
        long begun = epoch(reed);
        clock.forward(Duration.ofDays(20));
        fern.tidy();
        assertThat(fern.keeper().pending)
                .as("behind: a commit would be too late")
                .isNull();
        hall.deliver(fern);
        fern.tidy();
        hall.deliver(fern);
        assertThat(epoch(fern)).isEqualTo(begun + 1);
    }

    @Test
    void aRenewalByHandCountsAndOneThatOnlyAddsDoesNot() {
        List<SealedRoom> rooms = together("a", "b");
        SealedRoom reed = rooms.get(0);
        clock.forward(AGE.minusHours(2));
        assertThat(reed.renewKeys()).isTrue();
        hall.settle(rooms);
        long renewed = reed.keeper().place.keysSince();
        assertThat(renewed).isEqualTo(clock.millis());
        clock.forward(Duration.ofHours(1));
        rooms.add(SealedRoom.open(hall.link("c"), new MemoryStore("c"), Hall.AEAD, settings));
        reed.tidy();
        hall.deliver(reed);
        assertThat(reed.keeper().place.keysSince()).isEqualTo(renewed);
        assertThat(KeyAge.isDue(reed.keeper())).isFalse();
    }

    @Test
    void theyDoNotAllWaitEquallyLong() {
        Set<Long> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            long wait = KeyAge.wait(AGE.toMillis(), "device-" + i, 1_795_000_000_000L);
            assertThat(wait).isBetween(AGE.toMillis(), AGE.toMillis() * 5 / 4);
            waits.add(wait / Duration.ofHours(1).toMillis());
        }
        assertThat(waits).as("hours in which they renew").hasSizeGreaterThan(20);
    }

    @Test
    void anAgeIsAnHourToAYear() {
        assertThatThrownBy(() -> new RoomSettings(clock, 100, member -> true, Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RoomSettings(clock, 100, member -> true, Duration.ofDays(366)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RoomSettings.DEFAULT.renewAfter()).isEqualTo(AGE);
    }
}
