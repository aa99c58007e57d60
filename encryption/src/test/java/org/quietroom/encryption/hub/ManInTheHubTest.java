package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;
import org.quietroom.encryption.wire.WireWriter;

/** What members notice of a hub, or of whoever has its database, that does not keep to the rules. */
final class ManInTheHubTest {
    @TempDir
    Path folder;

    private House house(Databases store) {
        return new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
    }

    /** What a client does: computes every head from the entries it is shown, as the wire format says. */
    private static String head(JsonNode log) {
        byte[] head = new byte[32];
        for (JsonNode entry : log.path("entries")) {
            head = Hashing.sha256()
                    .hashBytes(new WireWriter()
                            .bytes("quietroom/device-log/v1\n".getBytes(US_ASCII))
                            .bytes(head)
                            .u64(entry.path("index").asLong())
                            .u64(entry.path("at").asLong())
                            .text(entry.path("action").asText())
                            .text(entry.path("member").asText())
                            .text(entry.path("device").asText())
                            .text(entry.path("signatureKey").asText())
                            .done())
                    .asBytes();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(head);
    }

    private static JsonNode log(Gadget by) {
        return by.owner.ask("log", "from", 1).ok().json();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyComingAndGoingIsInTheLogAndTheRoomIsTold(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(3);
            Gadget forged = house.person("f").gadget("device-of-the-hub1");
            forged.register(1);
            group.get(0).commit(2, List.of(), List.of(group.get(2)));
            JsonNode log = log(group.get(0));

            assertThat(log.path("entries").findValuesAsText("action"))
                    .containsExactly("added", "added", "added", "added", "removed");
            assertThat(log.path("entries").findValuesAsText("device")).contains(forged.id);
            assertThat(head(log)).isEqualTo(log.path("head").asText());
            try (Listening listening = group.get(0).listen(0)) {
                Await.until(
                        "the members are told of the device",
                        () -> group.get(0).heard.stream()
                                .anyMatch(event -> event.path("type").asText().equals("member")
                                        && event.path("device").asText().equals(forged.id)
                                        && event.path("index").asLong() == 4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anEntryThatIsChangedLeftOutOrPutInChangesTheHead(Databases store) {
        for (String deed : List.of(
                "UPDATE hub_log SET signature_key = 'AAAA' WHERE place = 2",
                "UPDATE hub_log SET member = '" + "e".repeat(32) + "' WHERE place = 2",
                "UPDATE hub_log SET action = 'removed' WHERE place = 2",
                "UPDATE hub_log SET made_at = made_at + 1 WHERE place = 2",
                "UPDATE hub_log SET device = 'another-device-here' WHERE place = 2",
                "DELETE FROM hub_log WHERE place = 2",
                "UPDATE hub_log SET place = 9 WHERE place = 2")) {
            try (House house = house(store)) {
                Gadget reed = house.group(3).get(0);
                String kept = log(reed).path("head").asText();
                Jdbi.create(house.source)
                        .useHandle(handle ->
                                assertThat(handle.execute(deed)).as(deed).isEqualTo(1));

                assertThat(head(log(reed))).as(deed).isNotEqualTo(kept);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void twoRostersHaveTwoHeads(Databases store) {
        try (House one = house(store);
                House two = house(store)) {
            Gadget reed = one.group(2).get(0);
            Gadget fern = two.group(2).get(0);
            two.person("f").gadget("device-of-the-hub1").register(1);
            assertThat(head(log(reed))).isNotEqualTo(head(log(fern)));
            assertThat(log(fern).path("entries")).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theLogOnlyGrows(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            JsonNode before = log(group.get(0));
            group.get(0).commit(1, List.of(), List.of(group.get(1)));
            house.clock.forward(java.time.Duration.ofDays(365));
            house.hub.sweep();
            JsonNode after = log(group.get(0));

            List<JsonNode> old = new ArrayList<>();
            before.path("entries").forEach(old::add);
            List<JsonNode> all = new ArrayList<>();
            after.path("entries").forEach(all::add);
            assertThat(all).hasSize(4).startsWith(old.toArray(JsonNode[]::new));
            assertThat(after.path("entries").findValuesAsText("action"))
                    .as("the one was taken out, the other stayed away for a year")
                    .containsExactly("added", "added", "removed", "removed");
            assertThat(group.get(0).owner.ask("log", "from", 3).ok().json().path("entries"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCommitOfAnotherEpochGroupOrKindIsNotPassedOn(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            String other = Request.encode("another-group".getBytes(US_ASCII));
            assertThat(reed.tryCommit(0, List.of(), List.of()).status())
                    .as("replayed")
                    .isEqualTo(409);
            assertThat(reed.tryCommit(2, List.of(), List.of()).status())
                    .as("ahead")
                    .isEqualTo(409);
            assertThat(commit(reed, Mls.GROUP, 1, Mls.commit(0)).code()).isEqualTo("message.epoch");
            assertThat(commit(reed, Mls.GROUP, 1, Mls.proposal(1)).code()).isEqualTo("message.type");
            assertThat(commit(reed, other, 1, Mls.commit(1)).code()).isEqualTo("group");
            assertThat(commit(reed, Mls.GROUP, 1, Mls.privateMessage(other, 1, 3, new byte[0], new byte[9]))
                            .code())
                    .isEqualTo("message.group");
            assertThat(reed.tryCommit(1, List.of(group.get(1)), List.of()).code())
                    .as("somebody who is in")
                    .isEqualTo("added");
            assertThat(reed.tryCommit(1, List.of(), List.of(reed)).code())
                    .as("oneself")
                    .isEqualTo("removed");
            assertThat(reed.owner.ask("room").ok().number("epoch")).isEqualTo(1);
            reed.commit(1, List.of(), List.of());
        }
    }

    private static Answer commit(Gadget by, String group, long epoch, byte[] commit) {
        return by.owner.ask(
                "commit", "device", by.id, "group", group, "epoch", epoch, "commit", commit, "tree", Mls.TREE, "added",
                List.of(), "removed", List.of());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCommitIsStoredWholeOrNotAtAll(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            fern.register(1);
            long before = reed.owner.ask("room").ok().number("sequence");
            Jdbi.create(house.source)
                    .useHandle(handle -> handle.execute(
                            "INSERT INTO hub_event (host, room, sequence, recipient, made_at, json) VALUES"
                                    + " ('common', 'evening', " + (before + 2) + ", NULL, 0, '{}')"));

            assertThat(reed.tryCommit(0, List.of(fern), List.of()).status())
                    .as("the Welcome's place is taken")
                    .isEqualTo(503);
            JsonNode room = reed.owner.ask("room").ok().json();
            assertThat(room.path("epoch").asLong()).isZero();
            assertThat(room.path("sequence").asLong()).isEqualTo(before);
            assertThat(room.path("devices").findValuesAsText("state")).containsExactly("in", "waiting");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsStoredAndSaidHoldsNoWordsAndNoKeyThatOpens(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            group.get(0).send(1, group.get(0).content("plantedwordsinaroom")).ok();
            StringBuilder all = new StringBuilder();
            Jdbi.create(house.source).useHandle(handle -> {
                for (String table :
                        List.of("hub_room", "hub_device", "hub_key_package", "hub_event", "hub_tree", "hub_log")) {
                    handle.createQuery("SELECT * FROM " + table)
                            .mapToMap()
                            .forEach(row -> row.values()
                                    .forEach(value -> all.append(
                                                    value instanceof byte[] bytes
                                                            ? new String(
                                                                    bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                                            : value)
                                            .append('\n')));
                }
            });
            assertThat(all).doesNotContain("plantedwordsinaroom");
            assertThat(all).contains(group.get(0).id);
            assertThat(group.get(0)
                            .owner
                            .ask("send", "device", "plantedwordsinaroom1", "group", "!")
                            .json()
                            .toString())
                    .doesNotContain("planted");
        }
    }
}
