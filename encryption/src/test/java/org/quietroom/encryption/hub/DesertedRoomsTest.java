package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.hub.HubKeepingTest.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.hub.House.Gadget;

/** Rooms whose browsers do not come back: nobody waits before them for ever. */
class DesertedRoomsTest {
    @TempDir
    Path folder;

    private House house(Databases store) {
        return new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
    }

    private static String state(Gadget gadget) {
        for (var device : gadget.owner.ask("room").ok().json().path("devices")) {
            if (device.path("device").asText().equals(gadget.id)) {
                return device.path("state").asText();
            }
        }
        return "gone";
    }

    private static boolean hasGroup(Gadget by) {
        return by.owner.ask("room").ok().json().hasNonNull("group");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoWaitsInVainForThirtyDaysBeginsAnew(Databases store) {
        try (House house = house(store)) {
            List<Gadget> lost = house.group(2);
            Gadget late = house.person("c").gadget("a-late-device-of-c");
            late.register(2);
            house.clock.forward(Duration.ofDays(29));
            house.hub.sweep();
            assertThat(hasGroup(late)).isTrue();
            house.clock.forward(Duration.ofDays(1));
            house.hub.sweep();
            assertThat(hasGroup(late)).as("nobody saw that somebody waits").isFalse();
            assertThat(state(lost.get(0))).isEqualTo("gone");
            assertThat(state(late)).isEqualTo("waiting");
            late.create();
            assertThat(state(late)).isEqualTo("in");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void oneThatIsAbsentIsLeftForTheOthersToRemove(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(3);
            long last =
                    group.get(0).send(2, group.get(0).content("anybody?")).ok().number("sequence");
            group.get(0).listen(last).close();
            house.clock.forward(Duration.ofDays(30));
            try (Listening connected = group.get(1).listen(0)) {
                house.hub.sweep();
            }
            assertThat(group.stream().map(DesertedRoomsTest::state)).containsExactly("in", "in", "leaving");
            assertThat(hasGroup(group.get(0))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aQuietRoomStays(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            for (Gadget each : group) {
                each.listen(100).close();
            }
            house.clock.forward(Duration.ofDays(400));
            house.hub.sweep();
            assertThat(group.stream().map(DesertedRoomsTest::state)).containsExactly("in", "in");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whomTheHostForgetsLeavesAndWithTheLastOneTheGroupEnds(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget waiting = house.person("c").gadget("a-late-device-of-c");
            waiting.register(2);
            house.hub.forget(group.get(0).owner.pseudonym);
            assertThat(state(group.get(0))).isEqualTo("leaving");
            assertThat(hasGroup(waiting)).isTrue();
            house.hub.forget(group.get(1).owner.pseudonym);
            assertThat(hasGroup(waiting)).isFalse();
            house.hub.forget(waiting.owner.pseudonym);
            assertThat(state(waiting)).isEqualTo("gone");
            house.hub.forget(waiting.owner.pseudonym);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRoomWhoseHostForgotEverybodyBeginsAnewAndTheLogGoesOn(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget waiting = house.person("d").gadget("device-that-waits");
            waiting.register(1);
            house.hub.end(House.ROOM);
            assertThat(events(house)).isZero();
            JsonNode room = waiting.owner.ask("room").ok().json();
            assertThat(room.has("group")).isFalse();
            assertThat(room.path("devices")).isEmpty();
            assertThat(room.path("log").path("size").asLong()).isEqualTo(6);
            assertThat(group.get(0)
                            .owner
                            .ask("leave", "device", group.get(0).id)
                            .status())
                    .isEqualTo(403);
            Gadget next = house.person("e").gadget("device-of-a-fourth");
            next.register(1);
            next.create();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theLastToLeaveEndsTheGroupAndAnotherMayBegin(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            group.get(0).send(1, group.get(0).content("x")).ok();
            group.get(1).owner.ask("leave", "device", group.get(1).id).ok();
            group.get(0).owner.ask("leave", "device", group.get(0).id).ok();
            assertThat(events(house)).isZero();
            Gadget next = house.person("e").gadget("device-of-a-third");
            next.register(1);
            JsonNode room = next.owner.ask("room").ok().json();
            assertThat(room.has("group")).isFalse();
            assertThat(room.path("log").path("size").asLong()).isEqualTo(5);
            next.create();
            assertThat(next.owner
                            .ask("create", "device", next.id, "group", Mls.GROUP, "tree", Mls.TREE)
                            .code())
                    .isEqualTo("group.exists");
        }
    }
}
