package org.quietroom.nodebb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Kind;
import org.quietroom.core.testkit.ScriptedGate;

/** What two members of a room say to each other in a chat, under their names: held, edited, taken away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeBbChatsIT {
    private ForumBench bench;
    private Forum forum;
    private ScriptedGate gate;
    private int ann;
    private int ben;
    private String messages;

    @BeforeAll
    void begin() throws Exception {
        bench = ForumBench.start();
        forum = bench.forum;
    }

    @AfterAll
    void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @BeforeEach
    void chat() throws Exception {
        gate = new ScriptedGate();
        bench.replaceGate(gate);
        String mark = UUID.randomUUID().toString().substring(0, 8);
        ann = forum.createUser("ann" + mark);
        ben = forum.createUser("ben" + mark);
        ForumRoom room = forum.createRoom(mark);
        ObjectNode hello = Forum.body().put("content", "hello");
        JsonNode posted =
                forum.send(ben, "POST", "/api/v3/topics/" + room.topic(), hello).response();
        ObjectNode chat = Forum.body();
        chat.putArray("uids").add(posted.path("uid").asInt());
        messages = "/api/v3/chats/"
                + forum.send(ann, "POST", "/api/v3/chats", chat)
                        .response()
                        .path("roomId")
                        .asText();
    }

    @Test
    void anEditPassesTheGate() throws Exception {
        int message = say("the first").path("mid").asInt();
        assertThat(edit(message, "the second").ok()).isTrue();
        assertThat(asked("the second").submission().kind()).isEqualTo(Kind.EDIT);
        assertThat(asked("the second").submission().target())
                .isEqualTo(asked("the first").submission().id());
        assertThat(asked("the second").account().value()).isEqualTo(Integer.toString(ann));
        assertThat(seen()).containsExactly("the second");
        Forum.Said refused = edit(message, ScriptedGate.REFUSE + " the third");
        assertThat(refused.ok()).isFalse();
        assertThat(refused.raw()).contains(ScriptedGate.REFUSED_NOTICE);
        assertThat(seen()).containsExactly("the second");
    }

    @Test
    void whatIsHeldArrivesOnceWhenItIsLetThrough() throws Exception {
        JsonNode answer = say(ScriptedGate.HOLD + " until morning");
        assertThat(answer.path("queued").asBoolean()).isTrue();
        assertThat(answer.path("message").asText()).isEqualTo(ScriptedGate.HELD_NOTICE);
        assertThat(seen()).isEmpty();
        assertThat(release("until morning").outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(release("until morning").outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(seen()).containsExactly(ScriptedGate.HOLD + " until morning");
    }

    @Test
    void aHeldEditIsMadeWhenItIsLetThrough() throws Exception {
        int message = say("the first").path("mid").asInt();
        assertThat(edit(message, ScriptedGate.HOLD + " the second").ok()).isTrue();
        assertThat(seen()).containsExactly("the first");
        assertThat(release("the second").outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(seen()).containsExactly(ScriptedGate.HOLD + " the second");
    }

    @Test
    void whatIsTakenAwayIsHiddenAndStaysSo() throws Exception {
        int message = say("too much").path("mid").asInt();
        Effect.Remove remove = new Effect.Remove(
                asked("too much").submission().room(),
                asked("too much").submission().id());
        Receipt receipt = bench.host()
                .actions()
                .remove(key(), remove)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(forum.get(ben, messages + "/messages").raw()).doesNotContain("too much");
        assertThat(forum.send(ann, "POST", messages + "/messages/" + message, Forum.body())
                        .ok())
                .isFalse();
        assertThat(forum.get(ben, messages + "/messages").raw()).doesNotContain("too much");
    }

    private JsonNode say(String text) throws Exception {
        return forum.send(ann, "POST", messages, Forum.body().put("message", text))
                .response();
    }

    private Forum.Said edit(int message, String text) throws Exception {
        return forum.send(
                ann, "PUT", messages + "/messages/" + message, Forum.body().put("message", text));
    }

    /** The words of the chat, as they reach the other; the lines that NodeBB itself writes are passed over. */
    private List<String> seen() throws Exception {
        List<String> seen = new ArrayList<>();
        for (JsonNode message :
                forum.get(ben, messages + "/messages").response().path("messages")) {
            if (!message.path("system").asBoolean()) {
                String raw = messages + "/messages/" + message.path("mid").asInt() + "/raw";
                seen.add(forum.get(ben, raw).response().path("content").asText());
            }
        }
        return seen;
    }

    private ScriptedGate.Asked asked(String words) {
        return gate.asked().stream()
                .filter(asked -> asked.text().endsWith(words))
                .findFirst()
                .orElseThrow();
    }

    private Receipt release(String words) throws Exception {
        ScriptedGate.Asked held = asked(words);
        var author = gate.pseudonym(held.account(), held.submission().room());
        Effect.Publish publish = new Effect.Publish(author, held.submission());
        return bench.host()
                .actions()
                .publish(key(), held.account(), publish)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static EffectKey key() {
        return new EffectKey(UUID.randomUUID().toString().replace("-", ""));
    }
}
