package org.quietroom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.matrix.MatrixMember.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.HostUnderTest.Seen;
import org.quietroom.core.testkit.ScriptedGate;

/** What the kit does not ask of a Matrix room: replies, threads, reactions, files, formatted text, closed and encrypted rooms. */
class MatrixRoomsIT extends TwoInARoom {
    @Test
    void repliesAndThreadsStayWhatTheyWere() throws Exception {
        String first = ann.send(room, "m.room.message", text("the first"));
        ObjectNode reply = text("a reply");
        reply.putObject("m.relates_to").putObject("m.in_reply_to").put("event_id", first);
        String second = ben.send(room, "m.room.message", reply);
        ObjectNode inThread = text("in a thread");
        inThread.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", first);
        String third = ben.send(room, "m.room.message", inThread);
        assertThat(event(second)
                        .at("/content/m.relates_to/m.in_reply_to/event_id")
                        .asText())
                .isEqualTo(first);
        assertThat(event(third).at("/content/m.relates_to/event_id").asText()).isEqualTo(first);
        MessageId firstAtGate = asked("the first").submission().id();
        assertThat(asked("a reply").submission().inReplyTo()).isEqualTo(firstAtGate);
        assertThat(event(third).path("sender").asText())
                .isEqualTo(event(second).path("sender").asText());
    }

    @Test
    void aReactionIsTheNamesAndIsTakenBackByItsMember() throws Exception {
        String first = ann.send(room, "m.room.message", text("the first"));
        String hug = ben.send(room, "m.reaction", reaction(first, "\uD83E\uDD17"));
        assertThat(event(hug).path("sender").asText()).startsWith("@quiet-");
        ben.redact(room, hug);
        assertThat(event(hug).path("content")).isEmpty();
        ben.send(room, "m.reaction", reaction(first, "call me at 555"));
        assertThat(ben.told()).anyMatch(told -> told.contains("single signs"));
    }

    @Test
    void aFileIsJudgedByItsNameAndKeepsNoMoreThanItNeeds() throws Exception {
        ObjectNode file = object().put("msgtype", "m.image")
                .put("body", "holiday.png")
                .put("url", "mxc://localhost/abcdefgh")
                .put("com.example.note", "words that nobody judged");
        file.putObject("info").put("mimetype", "image/png").put("size", 7).put("com.example.by", "Ann");
        JsonNode sent = event(ann.send(room, "m.room.message", file));
        assertThat(sent.at("/content/url").asText()).isEqualTo("mxc://localhost/abcdefgh");
        assertThat(sent.path("content").toString())
                .doesNotContain("nobody judged")
                .doesNotContain("Ann");
        var submission = asked("holiday.png").submission();
        assertThat(submission.attachments()).singleElement().satisfies(a -> {
            assertThat(a.mediaType()).isEqualTo("image/png");
            assertThat(a.bytes()).isEqualTo(7);
        });
    }

    @Test
    void formattedTextIsJudgedToo() throws Exception {
        ObjectNode both = text("plain").put("format", "org.matrix.custom.html").put("formatted_body", "<b>bold</b>");
        ann.send(room, "m.room.message", both);
        assertThat(asked("plain").submission().parts()).hasSize(2);
        ObjectNode harmless = text("harmless " + ScriptedGate.REWRITE)
                .put("format", "org.matrix.custom.html")
                .put("formatted_body", "<i>hidden words</i>");
        JsonNode sent = event(ann.send(room, "m.room.message", harmless));
        assertThat(sent.toString()).doesNotContain("hidden words").contains(ScriptedGate.REWRITTEN);
    }

    @Test
    void encryptedConversationsOfTwoPassSealed() throws Exception {
        ObjectNode options = object().put("is_direct", true);
        options.putArray("invite").add(ben.account.user());
        String talk = ann.create(options);
        ann.state(talk, "m.room.encryption", object().put("algorithm", "m.megolm.v1.aes-sha2"));
        ObjectNode sealed = object().put("algorithm", "m.megolm.v1.aes-sha2").put("ciphertext", "AwgAcipher");
        String sent = ann.send(talk, "m.room.encrypted", sealed);
        assertThat(sent).isNotEmpty();
        var submission = asked("AwgAcipher").submission();
        assertThat(submission.sealed()).isTrue();
        assertThat(submission.kind()).isEqualTo(Kind.PRIVATE_MESSAGE);
    }

    @Test
    void namesComeIntoAClosedRoomOnceTheBotMayAskThemIn() throws Exception {
        ObjectNode options = object().put("preset", "private_chat").put("name", "Closed");
        options.putArray("invite").add(ann.account.user()).add(ben.account.user());
        String closed = bench.api
                .send("POST", "/_matrix/client/v3/createRoom", bench.owner, options)
                .json()
                .path("room_id")
                .asText();
        Await.until(
                "both are in",
                () -> joined(closed).contains(ann.account.user())
                        && joined(closed).contains(ben.account.user()));
        ann.send(closed, "m.room.message", text("too early"));
        assertThat(ann.told()).anyMatch(told -> told.contains("not set up"));
        bench.api.send(
                "POST",
                "/_matrix/client/v3/rooms/" + closed + "/invite",
                bench.owner,
                object().put("user_id", "@quietroom:localhost"));
        Await.until("the bot is in", () -> joined(closed).contains("@quietroom:localhost"));
        ann.send(closed, "m.room.message", text("now it works"));
        Await.until("it is shown", () -> ben.seen().contains(new Seen("Calm Heron", "now it works")));
    }
}
