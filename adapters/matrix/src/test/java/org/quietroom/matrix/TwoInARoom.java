package org.quietroom.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.quietroom.core.testkit.ScriptedGate;

/** Ann and Ben in an open room of the running server, and the words in which tests speak of it. */
abstract class TwoInARoom {
    final ScriptedGate gate = new ScriptedGate();
    MatrixBench bench;
    String room;
    MatrixMember ann;
    MatrixMember ben;

    @BeforeAll
    static void skip() {
        Synapse.skipIfAbsent();
    }

    @BeforeEach
    void enter() throws Exception {
        bench = bench();
        bench.replaceGate(gate);
        room = bench.openRoom("Evening");
        ann = bench.enter("zannaz", room);
        ben = bench.enter("zbenoz", room);
    }

    MatrixBench bench() throws Exception {
        return MatrixBench.running();
    }

    @AfterEach
    void leave() {
        ann.close();
        ben.close();
    }

    static ObjectNode object() {
        return Members.JSON.createObjectNode();
    }

    static ObjectNode reaction(String about, String key) {
        ObjectNode content = object();
        content.putObject("m.relates_to")
                .put("rel_type", "m.annotation")
                .put("event_id", about)
                .put("key", key);
        return content;
    }

    final ScriptedGate.Asked asked(String words) {
        return gate.asked().stream()
                .filter(question -> question.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the gate was never asked about: " + words));
    }

    /** What a moderator does in the room. */
    final MatrixApi.Said byOwner(String method, String path, ObjectNode body) throws Exception {
        return bench.api.send(method, "/_matrix/client/v3/rooms/" + path, bench.owner, body);
    }

    final JsonNode event(String id) throws Exception {
        return bench.api
                .get(bench.owner, "/_matrix/client/v3/rooms/" + room + "/event/" + id)
                .json();
    }

    final String raw(String where) throws Exception {
        return bench.api
                .get(bench.owner, "/_matrix/client/v3/rooms/" + where + "/messages?dir=b&limit=100")
                .raw();
    }

    final String joined(String where) throws Exception {
        return bench.api
                .get(bench.owner, "/_matrix/client/v3/rooms/" + where + "/joined_members")
                .raw();
    }
}
