package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.hub.House.Gadget;
import org.quietroom.encryption.hub.House.Person;

/** The room of two members admits the two; nobody else enters it or learns that it is there. */
final class PrivateRoomsTest {
    @TempDir
    Path folder;

    private House house(Databases store) {
        House house = new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
        house.group(3);
        return house;
    }

    @ParameterizedTest
    @EnumSource
    void theTwoMeetAndAThirdNeitherEntersNorLearnsOfIt(Databases store) {
        try (House house = house(store)) {
            Person one = house.person("1");
            Person two = house.person("2");
            Gadget first = house.alone(one, two).gadget("device-alone-0001");
            Gadget second = house.alone(two, one).gadget("device-alone-0002");
            first.register(2);
            first.create();
            assertThat(two.ask("pairs").ok().json().path("pairs"))
                    .singleElement()
                    .satisfies(pair -> {
                        assertThat(pair.path("member").asText()).isEqualTo(one.uri);
                        assertThat(pair.path("name").asText()).isEqualTo("Member 1");
                        assertThat(second.owner.uri)
                                .startsWith(pair.path("room").asText() + "/");
                    });
            second.register(2);
            first.commit(0, List.of(second), List.of());
            try (var listening = second.listen(0)) {
                first.send(1, first.content("between us")).ok();
                Await.until("it is heard", () -> second.types().contains("message"));
            }

            Person three = house.person("3");
            assertThat(three.ask("pairs").ok().json().path("pairs")).isEmpty();
            Person intruder = house.person("3", first.owner.pseudonym.room());
            for (String operation : List.of("room", "log", "waiting", "pairs")) {
                assertThat(intruder.ask(operation).code()).isEqualTo("room.private");
            }
            Gadget device = intruder.gadget("device-alone-0003");
            assertThat(intruder.ask("register", "device", device.id).code()).isEqualTo("room.private");
            assertThatThrownBy(() -> device.listen(0)).isInstanceOf(IllegalArgumentException.class);
            assertThat(three.ask("room").ok().json().toString())
                    .doesNotContain("alone")
                    .doesNotContain(first.owner.pseudonym.room().value());
        }
    }

    /** The device of member 1 that began the private room with member 2. */
    private static Gadget founder(House house) {
        Gadget first = house.alone(house.person("1"), house.person("2")).gadget("device-alone-0001");
        first.register(1);
        first.create();
        return first;
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoWasInTheRoomIsMetThere(Databases store) {
        try (House house = house(store)) {
            Gadget device = house.alone(house.person("1"), house.person("9")).gadget("device-alone-0001");
            assertThat(device.owner
                            .ask(
                                    "register",
                                    "device",
                                    device.id,
                                    "signatureKey",
                                    device.key,
                                    "keyPackages",
                                    device.keyPackages(0, 1),
                                    "lastResort",
                                    device.keyPackage(999))
                            .code())
                    .isEqualTo("room.strangers");
            assertThat(house.person("1").ask("pairs").ok().json().path("pairs")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotWriteInTheRoomMayNotWriteToOneOfItsMembers(Databases store) {
        try (House house = house(store)) {
            Gadget first = founder(house);
            house.restricted.put(first.owner.pseudonym.id(), new Reason("muted", "You cannot write for now."));
            assertThat(first.send(0, first.content("no")).code()).isEqualTo("muted");
            assertThat(house.asked).allMatch(author -> author.room().equals(House.ROOM));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceTakenOutWithItsPairsIsTakenOutOfItsMembersPrivateRooms(Databases store) {
        try (House house = house(store)) {
            Person one = house.person("1");
            Gadget lost = one.gadget("device-number-100");
            Gadget kept = one.gadget("device-second-001");
            kept.register(1);
            Gadget lostAlone = founder(house);
            Gadget keptAlone = lostAlone.owner.gadget("device-alone-0002");
            Gadget other = house.alone(house.person("2"), one).gadget("device-alone-0003");
            Gadget elsewhere = house.alone(one, house.person("3")).gadget("device-alone-0004");
            keptAlone.register(1);
            other.register(1);
            lostAlone.commit(0, List.of(keptAlone, other), List.of());
            elsewhere.register(1);
            lostAlone
                    .owner
                    .ask("beside", "device", lostAlone.id, "beside", lost.id)
                    .ok();
            keptAlone
                    .owner
                    .ask("beside", "device", keptAlone.id, "beside", kept.id)
                    .ok();
            elsewhere
                    .owner
                    .ask("beside", "device", elsewhere.id, "beside", lost.id)
                    .ok();
            try (var listening = other.listen(0)) {
                one.ask("leave", "device", lost.id, "pairs", true).ok();
                Await.until("they are asked to let it out", () -> other.types().contains("leaving"));
            }
            assertThat(states(lostAlone.owner))
                    .containsExactlyInAnyOrder(lostAlone.id + " leaving", keptAlone.id + " in", other.id + " in");
            assertThat(states(elsewhere.owner)).as("one that only waited").isEmpty();
            assertThat(states(one)).contains(lost.id + " leaving", kept.id + " waiting");
        }
    }

    private static List<String> states(Person asking) {
        List<String> states = new ArrayList<>();
        asking.ask("room")
                .ok()
                .json()
                .path("devices")
                .forEach(device -> states.add(device.path("device").asText() + " "
                        + device.path("state").asText()));
        return states;
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceThatLeavesByItselfStaysInItsPrivateRooms(Databases store) {
        try (House house = house(store)) {
            Person one = house.person("1");
            Gadget alone = founder(house);
            alone.owner
                    .ask("beside", "device", alone.id, "beside", "device-number-100")
                    .ok();
            one.ask("leave", "device", "device-number-100").ok();
            assertThat(states(alone.owner)).containsExactly(alone.id + " in");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceIsBesideOneOfItsOwnMemberAlone(Databases store) {
        try (House house = house(store)) {
            Person one = house.person("1");
            Gadget alone = house.alone(one, house.person("2")).gadget("device-alone-0001");
            alone.register(1);
            Gadget other = house.alone(house.person("2"), one).gadget("device-alone-0002");
            other.register(1);
            for (String there : List.of("device-number-101", "device-that-is-not", alone.id)) {
                assertThat(alone.owner
                                .ask("beside", "device", alone.id, "beside", there)
                                .code())
                        .isEqualTo("device.not-yours");
            }
            assertThat(alone.owner
                            .ask("beside", "device", other.id, "beside", "device-number-100")
                            .code())
                    .isEqualTo("device.not-yours");
            assertThat(one.ask("beside", "device", "device-number-100", "beside", "device-number-100")
                            .code())
                    .isEqualTo("room.met");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenTheHostForgetsARoomItsPrivateRoomsEndWithIt(Databases store) {
        try (House house = house(store)) {
            Gadget first = founder(house);
            RoomId room = first.owner.pseudonym.room();
            house.hub.end(House.ROOM);
            assertThat(first.owner.ask("room").ok().json().path("devices"))
                    .as("%s", room)
                    .isEmpty();
            assertThat(house.person("1").ask("pairs").ok().json().path("pairs")).isEmpty();
        }
    }
}
