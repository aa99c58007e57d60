package org.quietroom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.matrix.MatrixMember.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.ScriptedGate;

/**
 * A member does everything that members do. Another member, a moderator and a push service then look wherever it shows, and find
 * the account in the list of members alone: no object of any answer holds the account and the name together, or the account and
 * the words. The database is read row by row for the same.
 */
class MatrixLeaksIT extends TwoInARoom {
    private static final String WORDS = "wordsofthemember";
    private static final List<String> PAGES = List.of(
            "/rooms/R/messages?dir=b&limit=200",
            "/rooms/R/messages?dir=f&limit=200",
            "/rooms/R/context/P?limit=50",
            "/rooms/R/event/P",
            "/rooms/R/state",
            "/rooms/R/members",
            "/rooms/R/joined_members",
            "/rooms/R/initialSync",
            "/rooms/R/timestamp_to_event?ts=0&dir=f",
            "/rooms/R/aliases",
            "/rooms/R/threads",
            "/sync?full_state=true",
            "/publicRooms",
            "/profile/G",
            "/profile/G/displayname",
            "/profile/G/avatar_url",
            "/notifications",
            "/presence/G/status",
            "/joined_rooms");

    @Test
    void nothingHasTheAccountBesideTheName() throws Exception {
        try (PushStub push = new PushStub()) {
            addPusher(ben.account, push.url());
            String first = ann.send(room, "m.room.message", text(WORDS + " first"));
            ObjectNode edit = text("* " + WORDS + " edited");
            edit.set("m.new_content", text(WORDS + " edited"));
            edit.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", first);
            ann.send(room, "m.room.message", edit);
            ObjectNode reply = text(WORDS + " reply " + ben.account.user());
            reply.putObject("m.relates_to").putObject("m.in_reply_to").put("event_id", first);
            reply.putObject("m.mentions").putArray("user_ids").add(ben.account.user());
            ann.send(room, "m.room.message", reply);
            ObjectNode sign = Members.JSON.createObjectNode();
            sign.putObject("m.relates_to")
                    .put("rel_type", "m.annotation")
                    .put("event_id", first)
                    .put("key", "\u2764");
            ann.send(room, "m.reaction", sign);
            String gone = ann.send(room, "m.room.message", text(WORDS + " taken back"));
            ann.redact(room, gone);
            ann.send(room, "m.room.message", text(ScriptedGate.HOLD + " " + WORDS + "waits"));
            ann.send(room, "m.room.message", text(ScriptedGate.REFUSE + " " + WORDS + "refused"));
            ann.send(room, "m.room.message", text(WORDS + " last"));
            assertThat(ann.told()).hasSizeGreaterThanOrEqualTo(2);
            String ghost = senderOf(room, first);
            assertThat(ghost).startsWith("@quiet-");
            Await.until("the last is pushed", () -> push.told().stream().anyMatch(t -> t.contains(WORDS + " last")));
            Await.until("the last is shown", () -> ben.received().contains(WORDS + " last"));

            String account = ann.account.user();
            Leaks leaks = new Leaks(account, List.of(ghost, WORDS, "Calm Heron"));
            int answered = 0;
            for (String page : PAGES) {
                String path = "/_matrix/client/v3"
                        + page.replace("/R/", "/" + room + "/")
                                .replace("/P", "/" + first)
                                .replace("/G", "/" + ghost);
                for (Account viewer : List.of(ben.account, bench.owner)) {
                    MatrixApi.Said said = bench.api.get(viewer, path);
                    answered += said.status() == 200 ? 1 : 0;
                    leaks.look(page, said.json());
                    assertThat(said.raw())
                            .as(page)
                            .doesNotContain(WORDS + "waits")
                            .doesNotContain(WORDS + "refused");
                }
            }
            leaks.look("search", search(ben.account));
            leaks.look("directory", directory(ben.account, "zannaz"));
            leaks.look("relations", relations(ben.account, room, first));
            for (String sync : ben.received().split("\n", -1)) {
                leaks.look("a client's sync", Members.JSON.readTree(sync));
            }
            for (String told : push.told()) {
                assertThat(told).doesNotContain(account);
            }
            assertThat(leaks.found()).isEmpty();
            leaks.look("a test of the search", object().put("sender", account).put("body", WORDS));
            assertThat(leaks.found()).hasSize(1);
            assertThat(answered).isGreaterThan(28);
            assertThat(directory(ben.account, ghost.substring(1, 20)).path("results"))
                    .as("no ghost is offered to write to")
                    .isEmpty();

            JsonNode rows = Leaks.rows(bench.server, account, ghost, WORDS, WORDS + "waits", WORDS + "refused", first);
            assertThat(strings(rows.path("beside")))
                    .as("receipts and notifications alone, as the page says")
                    .isSubsetOf(
                            "event_push_actions",
                            "event_push_actions_staging",
                            "receipts_linearized",
                            "receipts_graph");
            assertThat(strings(rows.path(WORDS))).as("the search finds").contains("event_json");
            assertThat(strings(rows.path(WORDS + "waits"))).isEmpty();
            assertThat(strings(rows.path(WORDS + "refused"))).isEmpty();
            JsonNode devices = Leaks.rows(bench.server, ann.account.device(), ghost, WORDS, first, account);
            assertThat(strings(devices.path("beside"))).as("the search finds").contains("devices");
            assertThat(strings(Leaks.rows(bench.server, ann.account.device(), ghost, WORDS, first)
                            .path("beside")))
                    .as("nor is the device of the account beside an event")
                    .isEmpty();
        }
    }

    private void addPusher(Account as, String url) throws Exception {
        ObjectNode pusher = Members.JSON
                .createObjectNode()
                .put("app_id", "test")
                .put("pushkey", "key")
                .put("kind", "http")
                .put("app_display_name", "test")
                .put("device_display_name", "test")
                .put("lang", "en");
        pusher.putObject("data").put("url", url);
        assertThat(bench.api
                        .send("POST", "/_matrix/client/v3/pushers/set", as, pusher)
                        .status())
                .isEqualTo(200);
    }

    private JsonNode search(Account as) throws Exception {
        ObjectNode search = Members.JSON.createObjectNode();
        ObjectNode events =
                search.putObject("search_categories").putObject("room_events").put("search_term", WORDS);
        events.putObject("event_context")
                .put("include_profile", true)
                .put("before_limit", 5)
                .put("after_limit", 5);
        JsonNode found =
                bench.api.send("POST", "/_matrix/client/v3/search", as, search).json();
        assertThat(found.at("/search_categories/room_events/count").asInt()).isPositive();
        return found;
    }

    private JsonNode directory(Account as, String term) throws Exception {
        ObjectNode search = Members.JSON.createObjectNode().put("search_term", term);
        return bench.api
                .send("POST", "/_matrix/client/v3/user_directory/search", as, search)
                .json();
    }

    private JsonNode relations(Account as, String room, String event) throws Exception {
        return bench.api
                .get(as, "/_matrix/client/v1/rooms/" + room + "/relations/" + event)
                .json();
    }

    private String senderOf(String room, String event) throws Exception {
        return bench.api
                .get(bench.owner, "/_matrix/client/v3/rooms/" + room + "/event/" + event)
                .json()
                .path("sender")
                .asText();
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
