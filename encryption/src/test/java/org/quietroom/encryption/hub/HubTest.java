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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;

/** The hub keeps its order and its promises, on both stores. */
final class HubTest {
    @TempDir
    Path folder;

    private House house(Databases store, HubLimits limits) {
        return new House(store.fresh(), folder.resolve("keys"), limits);
    }

    private House house(Databases store) {
        return house(store, House.ROOMY);
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
                Await.until("both hear it", () -> reed.heard.size() == 3 && fern.heard.size() == 2);
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
                Await.until("the one who is left hears on", () -> reed.heard.size() == 6 && fern.heard.size() == 4);
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
                Await.until(
                        "all lines are heard",
                        () -> gadget.types().stream().filter("message"::equals).count() == 120);
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
            house.clock.forward(Duration.ofMinutes(1));
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
            house.clock.forward(Duration.ofMinutes(1));
            assertThat(fern.send(1, fern.content("x".repeat(4_000))).code()).isEqualTo("room.full");
            assertThat(fern.send(1, fern.content("x".repeat(70_000))).status()).isEqualTo(413);
        }
    }
}
