package org.quietroom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quietroom.matrix.MatrixMember.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Ways around the guards and the names, and what moderators can do without learning who it is. */
class MatrixWaysAroundIT extends TwoInARoom {
    @Test
    void whatNobodyCanJudgeIsRefused() throws Exception {
        ObjectNode poll = object().put("question", "where do you live?");
        ann.send(room, "org.matrix.msc3381.poll.start", poll);
        assertThat(ann.told()).anyMatch(told -> told.contains("kind of message"));
        ObjectNode sealed = object().put("algorithm", "m.megolm.v1.aes-sha2").put("ciphertext", "AwgA");
        ann.send(room, "m.room.encrypted", sealed);
        assertThat(ann.told()).anyMatch(told -> told.contains("Encrypted messages"));
        assertThat(ann.lastSent()).isEmpty();
        int before = gate.asked().size();
        bench.api.send(
                "PUT",
                "/_matrix/client/v3/rooms/" + room + "/state/m.room.encryption",
                bench.owner,
                object().put("algorithm", "m.megolm.v1.aes-sha2"));
        assertThat(bench.api
                        .get(bench.owner, "/_matrix/client/v3/rooms/" + room + "/state/m.room.encryption")
                        .status())
                .isEqualTo(404);
        assertThat(gate.asked()).hasSize(before);
    }

    @Test
    void nobodyChangesOrTakesBackWhatIsAnothers() throws Exception {
        String first = ann.send(room, "m.room.message", text("mine"));
        ObjectNode edit = text("* yours");
        edit.set("m.new_content", text("yours"));
        edit.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", first);
        ben.send(room, "m.room.message", edit);
        ben.redact(room, first);
        assertThat(ben.told())
                .filteredOn(told -> told.contains("Only your own"))
                .hasSize(2);
        assertThat(event(first).at("/content/body").asText()).isEqualTo("mine");
        bench.api.send("PUT", "/_matrix/client/v3/rooms/" + room + "/redact/" + first + "/t1", bench.owner, object());
        assertThat(event(first).path("content")).as("a moderator can").isEmpty();
    }

    @Test
    void whoLeavesSaysNothingByIt() throws Exception {
        ObjectNode reason = object().put("reason", "you know where to find me");
        MatrixApi.Said left =
                bench.api.send("POST", "/_matrix/client/v3/rooms/" + room + "/leave", ben.account, reason);
        assertThat(left.status()).isEqualTo(200);
        MatrixApi.Said state = bench.api.get(
                bench.owner, "/_matrix/client/v3/rooms/" + room + "/state/m.room.member/" + ben.account.user());
        assertThat(state.json().path("membership").asText()).isEqualTo("leave");
        assertThat(raw(room)).doesNotContain("where to find me");
    }

    @Test
    void whoeverIsBannedUnderANameIsSilent() throws Exception {
        String ghost = event(ann.send(room, "m.room.message", text("before")))
                .path("sender")
                .asText();
        bench.api.send(
                "POST", "/_matrix/client/v3/rooms/" + room + "/ban", bench.owner, object().put("user_id", ghost));
        ann.send(room, "m.room.message", text("after"));
        assertThat(ann.told()).anyMatch(told -> told.contains("may not speak here"));
        assertThat(raw(room)).doesNotContain("after");
    }

    @Test
    void ourNamesAreNobodysAndNobodyAsksThemIn() throws Exception {
        String ghost = event(ann.send(room, "m.room.message", text("hello")))
                .path("sender")
                .asText();
        assertThat(bench.api
                        .send(
                                "POST",
                                "/_matrix/client/v3/rooms/" + room + "/invite",
                                ann.account,
                                object().put("user_id", ghost))
                        .status())
                .isEqualTo(403);
        ObjectNode talk = object().put("is_direct", true);
        talk.putArray("invite").add(ghost);
        MatrixApi.Said refused = bench.api.send("POST", "/_matrix/client/v3/createRoom", ben.account, talk);
        assertThat(refused.raw()).contains("cannot be written to");
        assertThat(catchThrowable(() -> bench.api.register("quiet-" + "ab".repeat(16), false)))
                .isNotNull();
    }
}
