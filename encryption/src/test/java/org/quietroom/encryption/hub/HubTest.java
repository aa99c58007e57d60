package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;

/** The hub keeps its order and its promises, on both stores. */
final class HubTest {
    private static final long POLL = 2_000_000;

    @TempDir
    Path folder;

    private House house(Databases store, HubLimits limits) {
        return new House(store.fresh(), folder.resolve("keys"), limits);
    }

    private House house(Databases store) {
        return house(store, House.ROOMY);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about in 20 s");
            }
            LockSupport.parkNanos(POLL);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void twoDevicesMeetSpeakAndPart(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.person("a").gadget("device-of-reed-01");
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            reed.register(3);
            reed.create();
            fern.register(3);
            assertThat(reed.owner.ask("waiting").ok().json().path("devices").findValuesAsText("device"))
                    .containsExactly(fern.id);
            Answer taken = reed.owner
                    .ask("take", "device", reed.id, "devices", List.of(fern.id))
                    .ok();
            assertThat(taken.json().path("packages").get(0).path("keyPackage").asText())
                    .isEqualTo(fern.keyPackages(0, 1).get(0));
            assertThat(reed.commit(0, List.of(fern), List.of()).number("epoch")).isEqualTo(1);
            Answer sent = fern.send(1, fern.content("hello")).ok();
            assertThat(sent.json().path("frank").asText()).hasSize(48);
            assertThat(sent.number("at")).isEqualTo(house.clock.millis());

            try (Listening a = reed.listen(0);
                    Listening b = fern.listen(0)) {
                await(() -> reed.heard.size() == 3 && fern.heard.size() == 2);
                assertThat(reed.types()).containsExactly("member", "commit", "message");
                assertThat(fern.types()).containsExactly("welcome", "message");
                assertThat(fern.heard.get(0).path("epoch").asLong()).isEqualTo(1);
                JsonNode message = reed.heard.get(2);
                assertThat(message.path("member").asText()).isEqualTo(fern.owner.uri);
                assertThat(message.path("name").asText()).isEqualTo("Member b");
                assertThat(message.path("frank")).isEqualTo(sent.json().path("frank"));
                assertThat(message.path("sequence").asLong()).isEqualTo(sent.number("sequence"));

                assertThat(fern.owner
                                .ask("tree", "group", Mls.GROUP, "epoch", 1)
                                .ok()
                                .json()
                                .path("tree")
                                .asText())
                        .isEqualTo(Request.encode(Mls.TREE));
                fern.owner.ask("leave", "device", fern.id).ok();
                reed.commit(1, List.of(), List.of(fern));
                reed.send(2, reed.content("after")).ok();
                await(() -> reed.heard.size() == 6);
                assertThat(reed.types()).endsWith("leaving", "commit", "message");
                assertThat(fern.types()).containsExactly("welcome", "message", "leaving", "commit");
                assertThat(fern.send(1, fern.content("gone")).status()).isEqualTo(403);
                assertThat(fern.owner
                                .ask("tree", "group", Mls.GROUP, "epoch", 2)
                                .status())
                        .isEqualTo(403);
            }
            JsonNode room = house.person("c").ask("room").ok().json();
            assertThat(room.path("devices").findValuesAsText("device")).containsExactly(reed.id);
            assertThat(room.path("epoch").asLong()).isEqualTo(2);
            assertThat(room.path("log").path("size").asLong()).isEqualTo(3);
            assertThat(room.path("moderators").path("hpkePublicKey").asText()).hasSize(43);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anEpochHasOneCommitWhoeverRaces(Databases store) throws Exception {
        try (House house = house(store)) {
            List<Gadget> group = house.group(5);
            ExecutorService threads = Executors.newFixedThreadPool(5);
            try {
                for (int epoch = 4; epoch < 12; epoch++) {
                    long now = epoch;
                    List<Callable<Answer>> race = new ArrayList<>();
                    group.forEach(gadget -> race.add(() -> gadget.tryCommit(now, List.of(), List.of())));
                    List<Answer> answers = new ArrayList<>();
                    for (Future<Answer> answer : threads.invokeAll(race)) {
                        answers.add(answer.get());
                    }
                    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
                    assertThat(answers.stream().filter(a -> a.status() == 409))
                            .hasSize(4)
                            .allSatisfy(a -> assertThat(a.number("epoch")).isEqualTo(now + 1))
                            .allSatisfy(a -> assertThat(a.code()).isEqualTo("commit.epoch"));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyDeviceHearsTheSameInTheSameOrder(Databases store) throws Exception {
        try (House house = house(store)) {
            List<Gadget> group = house.group(4);
            List<Listening> listening = new ArrayList<>();
            group.forEach(gadget -> listening.add(gadget.listen(0)));
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Long>> sends = new ArrayList<>();
                for (int i = 0; i < 120; i++) {
                    Gadget from = group.get(i % 4);
                    String words = "line " + i;
                    sends.add(() -> from.send(3, from.content(words)).ok().number("sequence"));
                }
                Set<Long> sequences = new HashSet<>();
                for (Future<Long> sequence : threads.invokeAll(sends)) {
                    sequences.add(sequence.get());
                }
                assertThat(sequences).hasSize(120);
            } finally {
                threads.shutdownNow();
            }
            for (Gadget gadget : group) {
                await(() -> gadget.types().stream().filter("message"::equals).count() == 120);
                List<Long> order = gadget.heard.stream()
                        .map(event -> event.path("sequence").asLong())
                        .toList();
                assertThat(order).isSorted().doesNotHaveDuplicates();
                assertThat(messages(gadget)).isEqualTo(messages(group.get(0)));
            }
            listening.forEach(Listening::close);
        }
    }

    private static List<String> messages(Gadget gadget) {
        return gadget.heard.stream()
                .filter(event -> event.path("type").asText().equals("message"))
                .map(event ->
                        event.path("sequence") + " " + event.path("message").asText())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aKeyPackageIsHandedOutOnceAndTheLastResortRemains(Databases store) throws Exception {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            fern.register(40);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            Set<String> once = new HashSet<>();
            try {
                List<Callable<String>> takes = new ArrayList<>();
                IntStream.range(0, 40).forEach(i -> takes.add(() -> take(reed, fern)));
                for (Future<String> taken : threads.invokeAll(takes)) {
                    once.add(taken.get());
                }
            } finally {
                threads.shutdownNow();
            }
            String last = Request.encode(fern.keyPackage(999));
            assertThat(once).hasSize(40).doesNotContain(last);
            assertThat(take(reed, fern)).isEqualTo(last);
            assertThat(take(reed, fern)).isEqualTo(last);

            Answer more = fern.owner
                    .ask("refill", "device", fern.id, "keyPackages", fern.keyPackages(50, 2))
                    .ok();
            assertThat(more.number("left")).isEqualTo(2);
            assertThat(take(reed, fern)).isEqualTo(Request.encode(fern.keyPackage(50)));
            assertThat(fern.owner
                            .ask("refill", "device", fern.id, "keyPackages", fern.keyPackages(100, 100))
                            .status())
                    .isEqualTo(422);
        }
    }

    private static String take(Gadget by, Gadget whose) {
        return by.owner
                .ask("take", "device", by.id, "devices", List.of(whose.id))
                .ok()
                .json()
                .path("packages")
                .path(0)
                .path("keyPackage")
                .asText();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keyPackagesExpire(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            long now = house.clock.instant().getEpochSecond();
            byte[] shortly = Mls.keyPackage(fern.owner.uri, fern.key, now, now + 60, 1);
            fern.owner
                    .ask(
                            "register",
                            "device",
                            fern.id,
                            "signatureKey",
                            fern.key,
                            "keyPackages",
                            List.of(Request.encode(shortly)),
                            "lastResort",
                            fern.keyPackage(999))
                    .ok();
            house.clock.move(Duration.ofSeconds(61));
            assertThat(take(reed, fern)).isEqualTo(Request.encode(fern.keyPackage(999)));
            house.clock.move(Duration.ofDays(91));
            assertThat(take(reed, fern)).isEmpty();
            assertThat(house.hub.sweep()).isGreaterThanOrEqualTo(2);

            Answer stale = fern.owner.ask("refill", "device", fern.id, "keyPackages", List.of(Request.encode(shortly)));
            assertThat(stale.code()).isEqualTo("key-package.lifetime");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatArrivedIsDeletedAndWhatDidNotStaysForThirtyDays(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            long last = reed.send(1, reed.content("one")).ok().number("sequence");
            house.hub.sweep();
            try (Listening a = fern.listen(0)) {
                await(() -> fern.types().equals(List.of("welcome", "message")));
            }
            reed.listen(last).close();
            house.hub.sweep();
            assertThat(events(house))
                    .as("one device has not said that it has it")
                    .isPositive();
            fern.listen(last).close();
            house.hub.sweep();
            assertThat(events(house)).isZero();

            long next = reed.send(1, reed.content("two")).ok().number("sequence");
            house.clock.move(Duration.ofDays(29));
            house.hub.sweep();
            assertThat(events(house)).isEqualTo(1);
            house.clock.move(Duration.ofDays(1));
            house.hub.sweep();
            assertThat(events(house)).isZero();
            assertThat(reed.send(1, reed.content("three")).ok().number("sequence"))
                    .isEqualTo(next + 1);
        }
    }

    private static int events(House house) {
        return Jdbi.create(house.source)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM hub_event")
                        .mapTo(Integer.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoWasAddedLongAgoStillGetsTheTreeOfTheirWelcome(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            for (int epoch = 1; epoch < 6; epoch++) {
                reed.commit(epoch, List.of(), List.of());
            }
            assertThat(tree(fern, 1)).as("its Welcome may still be under way").isEqualTo(200);
            assertThat(tree(fern, 3)).isEqualTo(404);
            fern.listen(fern.owner.ask("room").ok().number("sequence")).close();
            reed.commit(6, List.of(), List.of());
            assertThat(tree(fern, 1)).isEqualTo(404);
            assertThat(tree(fern, 6)).isEqualTo(200);
            assertThat(tree(fern, 7)).isEqualTo(200);

            Gadget late = house.person("e").gadget("device-that-is-late");
            late.register(1);
            reed.commit(7, List.of(late), List.of());
            reed.commit(8, List.of(), List.of());
            reed.commit(9, List.of(), List.of());
            house.clock.move(Duration.ofDays(30));
            house.hub.sweep();
            assertThat(tree(late, 8)).as("nobody waits for ever").isEqualTo(404);
            assertThat(tree(reed, 10)).isEqualTo(200);
        }
    }

    private static int tree(Gadget by, long epoch) {
        return by.owner.ask("tree", "group", Mls.GROUP, "epoch", epoch).status();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRestartLosesNothing(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            group.get(0).send(1, group.get(0).content("before")).ok();
            house.restart();
            group.get(1).send(1, group.get(1).content("after")).ok();
            try (Listening a = group.get(1).listen(0)) {
                await(() -> group.get(1).types().equals(List.of("welcome", "message", "message")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobodyActsForAnothersDeviceOrRoom(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            Gadget thief = fern.owner.gadget(reed.id);
            assertThat(thief.send(1, thief.content("as another")).status()).isEqualTo(403);
            assertThat(thief.tryCommit(1, List.of(), List.of()).status()).isEqualTo(403);
            assertThat(thief.owner.ask("leave", "device", reed.id).status()).isEqualTo(403);
            assertThat(thief.owner
                            .ask("refill", "device", reed.id, "keyPackages", List.of())
                            .status())
                    .isEqualTo(403);
            assertThatThrownBy(() -> thief.listen(0)).isInstanceOf(IllegalArgumentException.class);
            Answer register = thief.owner.ask(
                    "register",
                    "device",
                    reed.id,
                    "signatureKey",
                    fern.key,
                    "keyPackages",
                    List.of(),
                    "lastResort",
                    fern.keyPackage(1));
            assertThat(register.code()).isEqualTo("device.taken");
            Gadget elsewhere =
                    house.person("1", new RoomId(new HostId("common"), "other")).gadget(reed.id);
            assertThat(elsewhere.send(1, elsewhere.content("elsewhere")).status())
                    .isEqualTo(403);
            assertThatThrownBy(() -> elsewhere.listen(0)).isInstanceOf(IllegalArgumentException.class);
            Gadget stranger = house.person("f").gadget("device-stranger-1");
            stranger.register(1);
            assertThat(stranger.send(1, stranger.content("not in")).status()).isEqualTo(403);
            assertThat(stranger.owner
                            .ask("take", "device", stranger.id, "devices", List.of(fern.id))
                            .status())
                    .isEqualTo(403);
            assertThat(stranger.owner
                            .ask("tree", "group", Mls.GROUP, "epoch", 1)
                            .status())
                    .isEqualTo(403);
            assertThat(stranger.tryCommit(1, List.of(stranger), List.of()).status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoMayNotWriteNowCannotSendAndIsToldWhy(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            house.restricted.put(reed.owner.pseudonym.id(), new Reason("muted", "You can write again on Tuesday."));
            Answer refused = reed.send(0, reed.content("x"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("text").asText()).isEqualTo("You can write again on Tuesday.");
            assertThat(reed.owner.ask("room").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void membersAndRoomsHaveLimits(Databases store) {
        try (House house = house(store, House.limits(100, 6, 8, 4_000))) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            house.clock.move(Duration.ofMinutes(1));
            for (int i = 0; i < 6; i++) {
                reed.send(1, reed.content("")).ok();
                house.hub.sweep();
                reed.listen(99).close();
                fern.listen(99).close();
            }
            Answer often = reed.send(1, reed.content(""));
            assertThat(often.status()).isEqualTo(429);
            assertThat(often.number("retryAfter")).isBetween(1L, 60L);
            fern.send(1, fern.content("")).ok();
            fern.send(1, fern.content("")).ok();
            assertThat(fern.send(1, fern.content("")).code())
                    .as("the room's own limit")
                    .isEqualTo("rate");
            house.clock.move(Duration.ofMinutes(1));
            assertThat(fern.send(1, fern.content("x".repeat(4_000))).code()).isEqualTo("room.full");
            assertThat(fern.send(1, fern.content("x".repeat(70_000))).status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void devicesOfAMemberAreFew(Databases store) {
        try (House house = house(store)) {
            for (int i = 0; i < 10; i++) {
                house.person("a").gadget("a-device-number-" + i).register(0);
            }
            Gadget eleventh = house.person("a").gadget("a-device-number-10");
            Answer refused = eleventh.owner.ask(
                    "register",
                    "device",
                    eleventh.id,
                    "signatureKey",
                    eleventh.key,
                    "keyPackages",
                    List.of(),
                    "lastResort",
                    eleventh.keyPackage(1));
            assertThat(refused.code()).isEqualTo("devices.member");
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
