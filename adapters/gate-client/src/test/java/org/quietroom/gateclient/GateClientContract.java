package org.quietroom.gateclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.gate.LoopbackGate;

/** What each reference client is held to, against the real gate over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GateClientContract {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final RoomId ROOM = new RoomId(Bench.FORUM, "evening");
    private static final AccountId ACCOUNT = new AccountId(Bench.FORUM, "u-7");

    private final EffectKey key = key();
    private ClientUnderTest client;
    private ScriptedGate gate;
    private LoopbackGate bench;

    /** The client, not opened yet. */
    abstract ClientUnderTest client() throws Exception;

    @BeforeAll
    void begin() throws Exception {
        client = client();
    }

    @AfterAll
    void end() {
        if (client != null) {
            client.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        gate = new ScriptedGate();
        bench = Bench.open(gate);
        open(bench.url(), LoopbackGate.SECRET);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void signsAsTheVectorsSay() throws Exception {
        JsonNode vectors = JSON.readTree(Path.of("vectors.json").toFile());
        assertThat(vectors).hasSizeGreaterThan(4);
        for (JsonNode vector : vectors) {
            ObjectNode command = vector.deepCopy();
            assertThat(client.ask(command.put("op", "sign")).path("signature"))
                    .as(vector.get("about").asText())
                    .isEqualTo(vector.get("signature"));
        }
    }

    @Test
    void givesTheAnswerAsItIs() throws Exception {
        Pseudonym author = gate.pseudonym(ACCOUNT, ROOM);
        assertThat(submit("hello \uD83D\uDC9B <b> \\ \"q\" e\u0301")
                        .path("author")
                        .path("name")
                        .asText())
                .isEqualTo(author.name());
        assertThat(gate.asked().get(0).text()).isEqualTo("hello \uD83D\uDC9B <b> \\ \"q\" e\u0301");
        assertThat(gate.asked().get(0).account()).isEqualTo(ACCOUNT);
        JsonNode held = submit(ScriptedGate.HOLD);
        assertThat(held.path("action").asText()).isEqualTo("hold");
        assertThat(held.path("notice").asText()).isEqualTo(ScriptedGate.HELD_NOTICE);
        assertThat(held.path("case").asText()).isEqualTo("K7-42F");
        assertThat(submit(ScriptedGate.REFUSE).path("notice").asText()).isEqualTo(ScriptedGate.REFUSED_NOTICE);
        assertThat(submit(ScriptedGate.LATER).path("notice").asText()).isEqualTo(ScriptedGate.LATER_NOTICE);
        JsonNode rewritten = submit(ScriptedGate.REWRITE);
        assertThat(rewritten.path("action").asText()).isEqualTo("publish");
        assertThat(rewritten.at("/parts/0/text").asText()).isEqualTo(ScriptedGate.REWRITTEN);
    }

    @Test
    void asksWhoSomebodyIs() throws Exception {
        JsonNode author = identify();
        Pseudonym expected = gate.pseudonym(ACCOUNT, ROOM);
        assertThat(author.path("id").asText()).isEqualTo(expected.id().value());
        assertThat(author.path("name").asText()).isEqualTo(expected.name());
        assertThat(author.at("/avatar/shape").asInt(-1))
                .isEqualTo(expected.avatar().shape());
    }

    @Test
    void aWrongSecretIsTryLater() throws Exception {
        open(bench.url(), "another secret of at least 32 characters");
        assertThat(submit("hello").path("action").asText()).isEqualTo("try_later");
        assertThat(identify().path("failed").asText()).contains("401").doesNotContain("another secret");
        assertThat(gate.asked()).isEmpty();
        var tooShort = command("open").put("url", bench.url()).put("host", "forum");
        assertThat(client.ask(tooShort.put("secret", "too short"))
                        .path("failed")
                        .asText())
                .contains("32")
                .doesNotContain("too short");
    }

    @Test
    void aNonceServesOnce() throws Exception {
        ObjectNode command = command("replay").put("nonce", key().value());
        command.set("submission", submission("hello"));
        assertThat(client.ask(command).path("statuses")).hasToString("[200,409]");
        assertThat(gate.asked()).hasSize(1);
    }

    @Test
    void aFaultOfTheGatewayIsTryLater() throws Exception {
        assertThat(submit(ScriptedGate.BUG).path("action").asText()).isEqualTo("try_later");
        assertThat(gate.asked()).as("a fault is not helped by asking again").hasSize(1);
    }

    @Test
    void effectsAreFetchedDoneAndAcknowledged() throws Exception {
        submit(ScriptedGate.HOLD);
        var publish = new Effect.Publish(
                gate.pseudonym(ACCOUNT, ROOM), gate.asked().get(0).submission());
        EffectKey first = key();
        EffectKey second = key();
        CompletableFuture<JsonNode> served = serve(4);
        Receipt published = get(bench.host().publish(first, ACCOUNT, publish));
        assertThat(published).isEqualTo(Receipt.published(new MessageId("host-m-1")));
        assertThat(get(tell("fail once")).outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        assertThat(get(tell("fail once")).outcome()).isEqualTo(Receipt.Outcome.DONE);
        var remove = new Effect.Remove(ROOM, new MessageId("m-1"));
        assertThat(get(bench.host().remove(second, remove)).outcome()).isEqualTo(Receipt.Outcome.DONE);
        JsonNode said = served.get(60, TimeUnit.SECONDS);
        assertThat(said.path("seen").findValuesAsText("key"))
                .containsExactly(first.value(), key.value(), key.value(), second.value());
        assertThat(said.path("seen").findValuesAsText("type")).containsExactly("publish", "tell", "tell", "remove");
        assertThat(said.at("/seen/0/parts/0/text").asText()).isEqualTo(ScriptedGate.HOLD);
        assertThat(said.path("done").asInt()).isEqualTo(3);
    }

    @Test
    void aGatewayThatIsAwayIsTryLaterAndTheClientGoesOnWhenItIsBack() throws Exception {
        submit("before");
        bench.stop();
        assertThat(submit("meanwhile").path("action").asText()).isEqualTo("try_later");
        assertThat(identify().path("failed").asText()).isNotBlank();
        CompletableFuture<JsonNode> served = serve(1);
        bench.start();
        assertThat(get(tell("back again")).outcome()).isEqualTo(Receipt.Outcome.DONE);
        served.get(60, TimeUnit.SECONDS);
        assertThat(submit("afterwards").path("action").asText()).isEqualTo("publish");
        assertThat(gate.asked()).extracting(ScriptedGate.Asked::text).containsExactly("before", "afterwards");
    }

    @Test
    void asksAgainOnceWhereItMayHelpAndSignsAnew() throws Exception {
        assertAsked(2, "publish", new Answering(503, "1"), new Answering(200, null));
        assertAsked(2, "publish", new Answering(429, "0"), new Answering(200, null));
        assertAsked(2, "publish", Answering.NOTHING, new Answering(200, null));
        assertAsked(2, "try_later", new Answering(503, "0"), new Answering(503, "0"));
        assertAsked(1, "try_later", new Answering(503, "5"));
        assertAsked(1, "try_later", new Answering(500, null));
        assertAsked(1, "try_later", new Answering(422, null));
        assertAsked(1, "try_later", new Answering(Stub.PROXY, null));
    }

    private void assertAsked(int times, String action, Answering... answers) throws Exception {
        try (Stub stub = new Stub(answers)) {
            open(stub.url(), LoopbackGate.SECRET);
            assertThat(submit("hello").path("action").asText()).isEqualTo(action);
            assertThat(stub.requests()).hasSize(times).allMatch(Stub.Request::wellSigned);
            assertThat(stub.requests().stream().map(Stub.Request::nonce).distinct())
                    .hasSize(times);
            assertThat(stub.requests().stream().map(Stub.Request::body).distinct())
                    .hasSize(1);
        }
    }

    private CompletionStage<Receipt> tell(String text) {
        return bench.host().tell(key, ACCOUNT, new Effect.Tell(gate.pseudonym(ACCOUNT, ROOM), text));
    }

    private CompletableFuture<JsonNode> serve(int until) {
        ObjectNode command = command("serve").put("until", until);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.ask(command);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private JsonNode submit(String text) throws Exception {
        ObjectNode command = command("submit");
        command.set("submission", submission(text));
        return client.ask(command);
    }

    private JsonNode identify() throws Exception {
        return client.ask(command("identify").put("room", "evening").put("account", "u-7"));
    }

    private void open(String url, String secret) throws Exception {
        var command = command("open").put("url", url).put("host", "forum").put("secret", secret);
        assertThat(client.ask(command)).isEmpty();
    }

    private static ObjectNode command(String op) {
        return JSON.createObjectNode().put("op", op);
    }

    private static ObjectNode submission(String text) {
        ObjectNode post = JSON.createObjectNode();
        post.put("id", "m-1").put("room", "evening").put("account", "u-7").put("kind", "post");
        post.putArray("parts")
                .addObject()
                .put("role", "body")
                .put("format", "markdown")
                .put("text", text);
        return post;
    }

    private static EffectKey key() {
        return new EffectKey(UUID.randomUUID().toString().replace("-", ""));
    }

    private static Receipt get(CompletionStage<Receipt> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
