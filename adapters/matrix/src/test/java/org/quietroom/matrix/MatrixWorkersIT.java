package org.quietroom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.matrix.MatrixMember.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.ScriptedGate;

/** What can go wrong where Synapse is several processes: two that do the same, one that does not know what another did, none. */
class MatrixWorkersIT extends TwoInARoom {
    @BeforeAll
    static void skipWithoutWorkers() {
        Workers.skipIfAbsent();
    }

    @Override
    MatrixBench bench() throws Exception {
        return MatrixBench.withWorkers();
    }

    @Test
    void theWorkerThatTakesAMessageJudgesItAndNoOtherProcessDoes() throws Exception {
        String annsEvent = ann.send(room, "m.room.message", text("said by Ann"));
        String bensEvent = ben.send(room, "m.room.message", text("said by Ben"));
        Await.until("Ben is shown what Ann said", () -> shown(ben, annsEvent));
        Await.until("Ann is shown what Ben said", () -> shown(ann, bensEvent));

        assertThat(gate.asked()).filteredOn(q -> q.text().contains("said by")).hasSize(2);
        Set<List<String>> lookedAt = Set.of(whoLookedAt(annsEvent), whoLookedAt(bensEvent));
        assertThat(lookedAt)
                .as("each was looked at once, by the worker that its author's client is at")
                .containsExactlyInAnyOrder(List.of(Workers.TALKS), List.of(Workers.BOTH));
    }

    @Test
    void aNewNameThatSpeaksAtTwoWorkersAtOnceIsOneAndHasItsPicture() throws Exception {
        List<MatrixApi.Said> both = atOnce(text("first words"));
        assertThat(both).extracting(MatrixApi.Said::status).containsOnly(200);
        Set<String> ghosts = new HashSet<>();
        for (MatrixApi.Said said : both) {
            ghosts.add(
                    event(said.json().path("event_id").asText()).path("sender").asText());
        }
        assertThat(ghosts).hasSize(1).allMatch(ghost -> ghost.startsWith("@quiet-"));
        JsonNode member = Members.JSON
                .readTree(joined(room))
                .path("joined")
                .path(ghosts.iterator().next());
        assertThat(member.path("avatar_url").asText()).startsWith("mxc://");
    }

    @Test
    void whoIsToldSomethingByTwoWorkersAtOnceHasOneRoomForIt() throws Exception {
        List<MatrixApi.Said> both = atOnce(text(ScriptedGate.HOLD + " words that wait"));
        assertThat(both).extracting(MatrixApi.Said::status).containsOnly(403);
        Await.until("Ann is told of both", () -> ann.told().size() >= 2);
        JsonNode rooms = bench.api
                .get(ann.account, "/_matrix/client/v3/joined_rooms")
                .json()
                .path("joined_rooms");
        assertThat(rooms).as("this room, and that of the notices").hasSize(2);
    }

    @Test
    void aMessageThatIsSentAgainThroughAnotherWorkerShowsOnce() throws Exception {
        String transaction = UUID.randomUUID().toString();
        List<MatrixApi.Said> answers = new ArrayList<>();
        for (URI worker : bench.server.workers().values()) {
            answers.add(send(worker, text("sent again"), transaction));
        }
        assertThat(answers).extracting(MatrixApi.Said::status).containsExactly(200, 403);
        assertThat(raw(room).split("\"body\":\"sent again\"", -1)).hasSize(2);
    }

    private static boolean shown(MatrixMember to, String event) {
        return to.view().stream().anyMatch(shown -> shown.path("id").asText().equals(event));
    }

    private List<String> whoLookedAt(String event) throws Exception {
        List<String> processes = new ArrayList<>();
        for (String process : List.of("main", Workers.TALKS, Workers.BOTH)) {
            bench.server
                    .log(process)
                    .lines()
                    .filter(line -> line.endsWith("looked at " + event))
                    .forEach(line -> processes.add(process));
        }
        return processes;
    }

    /** Ann's words through each of the workers at the same time. */
    private List<MatrixApi.Said> atOnce(ObjectNode words) throws Exception {
        List<CompletableFuture<MatrixApi.Said>> all = bench.server.workers().values().stream()
                .map(worker -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return send(worker, words, UUID.randomUUID().toString());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        List<MatrixApi.Said> said = new ArrayList<>();
        for (CompletableFuture<MatrixApi.Said> one : all) {
            said.add(one.get(90, TimeUnit.SECONDS));
        }
        return said;
    }

    private MatrixApi.Said send(URI worker, ObjectNode words, String transaction) throws Exception {
        return new MatrixApi(worker)
                .send(
                        "PUT",
                        "/_matrix/client/v3/rooms/" + room + "/send/m.room.message/" + transaction,
                        ann.account,
                        words);
    }
}
