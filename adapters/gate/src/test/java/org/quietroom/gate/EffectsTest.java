package org.quietroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.Await;

class EffectsTest {
    private static final Effect.Tell TELL = new Effect.Tell(Rig.HAZEL, "A person read it.");
    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anEffectIsDoneWhenTheHostSaysSo() throws Exception {
        EffectKey key = key(1);
        var publish = new Effect.Publish(
                Rig.HAZEL, Submission.post(new MessageId("m-1"), Rig.ROOM, "held words", Instant.EPOCH));
        CompletableFuture<Receipt> receipt =
                rig.forum.publish(key, Rig.ACCOUNT, publish).toCompletableFuture();
        JsonNode effect = poll(0).get(0);
        assertThat(effect.toString())
                .isEqualTo(
                        "{\"key\":\"" + key + "\",\"room\":\"evening\",\"account\":\"u-7\",\"type\":\"publish\","
                                + "\"author\":{\"id\":\"" + Rig.HAZEL.id()
                                + "\",\"name\":\"Hazel Lantern\",\"avatar\":{\"shape\":3,\"tint\":1}},\"message\":\"m-1\","
                                + "\"kind\":\"post\",\"parts\":[{\"role\":\"body\",\"format\":\"plain\",\"text\":\"held words\"}]}");
        assertThat(receipt).isNotDone();
        assertThat(acknowledge(key, "{\"outcome\":\"done\",\"message\":\"m-99\"}"))
                .isEqualTo(204);
        assertThat(receipt.get(60, TimeUnit.SECONDS)).isEqualTo(Receipt.published(new MessageId("m-99")));
        assertThat(acknowledge(key, "{\"outcome\":\"done\"}")).isEqualTo(404);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainAfterItsLease() throws Exception {
        rig.forum.tell(key(1), Rig.ACCOUNT, TELL);
        rig.forum.remove(key(2), new Effect.Remove(Rig.ROOM, new MessageId("m-5")));
        assertThat(poll(0)).hasSize(2);
        assertThat(poll(0)).isEmpty();
        rig.clock.advance(Duration.ofSeconds(31));
        JsonNode again = poll(0);
        assertThat(again.get(0).get("key").textValue()).isEqualTo(key(1).value());
        assertThat(again.get(1).get("type").textValue()).isEqualTo("remove");
        assertThat(again.get(1).has("account")).isFalse();
    }

    @Test
    void aWaitingPollIsAnsweredAsSoonAsSomethingIsThere() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        rig.forum.tell(key(3), Rig.ACCOUNT, TELL);
        assertThat(waiting.get(60, TimeUnit.SECONDS).body()).contains(key(3).value());
    }

    @Test
    void aDroppedConnectionSwallowsNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            dropped();
        }
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        rig.forum.tell(key(3), Rig.ACCOUNT, TELL);
        assertThat(waiting.get(60, TimeUnit.SECONDS).body()).contains(key(3).value());
        rig.forum.tell(key(4), Rig.ACCOUNT, TELL);
        assertThat(poll(0).get(0).get("key").textValue()).isEqualTo(key(4).value());
    }

    @Test
    void anOlderPollNeverTakesWhatTheNewestLeft() throws Exception {
        CompletableFuture<HttpResponse<String>> older = waiting();
        CompletableFuture<HttpResponse<String>> newest = waiting();
        rig.forum.tell(key(1), Rig.ACCOUNT, TELL);
        assertThat(newest.get(60, TimeUnit.SECONDS).body()).contains(key(1).value());
        rig.forum.tell(key(2), Rig.ACCOUNT, TELL);
        assertThat(poll(0).get(0).get("key").textValue()).isEqualTo(key(2).value());
        assertThat(older).isNotDone();
    }

    @Test
    void moreThanMayWaitEndTheOldest() throws Exception {
        CompletableFuture<HttpResponse<String>> oldest = waiting();
        for (int i = 0; i < GateLimits.DEFAULT.polls(); i++) {
            var unused = waiting();
        }
        assertThat(oldest.get(60, TimeUnit.SECONDS).body()).isEqualTo("{\"effects\":[]}");
    }

    @Test
    void aHostThatBeginsAnewIsGivenWhatItLostAtOnce() throws Exception {
        rig.forum.tell(key(1), Rig.ACCOUNT, TELL);
        rig.forum.remove(key(2), new Effect.Remove(Rig.ROOM, new MessageId("m-5")));
        assertThat(poll(0)).hasSize(2);
        assertThat(acknowledge(key(2), "{\"outcome\":\"done\"}")).isEqualTo(204);
        assertThat(poll(0)).isEmpty();
        JsonNode again = poll("{\"waitSeconds\":0,\"again\":true}");
        assertThat(again).hasSize(1);
        assertThat(again.get(0).get("key").textValue()).isEqualTo(key(1).value());
        assertThat(poll(0)).isEmpty();
    }

    @Test
    void aHostMayDecline() throws Exception {
        var receipt = rig.forum.tell(key(1), Rig.ACCOUNT, TELL).toCompletableFuture();
        poll(0);
        assertThat(acknowledge(key(1), "{\"outcome\":\"cannot\"}")).isEqualTo(422);
        assertThat(acknowledge(key(1), "{\"outcome\":\"cannot\",\"reason\":{\"code\":\"gone\",\"text\":\"Left.\"}}"))
                .isEqualTo(204);
        assertThat(receipt.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Receipt.Outcome.CANNOT);
    }

    @Test
    void theSameKeyTwiceIsOneEffect() throws Exception {
        var first = rig.forum.tell(key(1), Rig.ACCOUNT, TELL).toCompletableFuture();
        var second = rig.forum.tell(key(1), Rig.ACCOUNT, TELL).toCompletableFuture();
        assertThat(poll(0)).hasSize(1);
        acknowledge(key(1), "{\"outcome\":\"done\"}");
        assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(second.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aFullQueueAndAClosedHostAskForAnotherTry() throws Exception {
        for (int i = 0; i < GateLimits.DEFAULT.queued(); i++) {
            rig.forum.tell(key(i), Rig.ACCOUNT, TELL);
        }
        var refused = rig.forum.tell(key(5000), Rig.ACCOUNT, TELL).toCompletableFuture();
        assertThat(refused.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        var waiting = rig.forum.tell(key(1), Rig.ACCOUNT, TELL).toCompletableFuture();
        rig.forum.close();
        assertThat(rig.client.post("effects/poll", "{}").statusCode()).isEqualTo(503);
        assertThat(waiting.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        assertThat(rig.forum.waiting()).isZero();
    }

    @Test
    void effectsComeInTheirOrderAndInPortions() throws Exception {
        for (int i = 0; i < 7; i++) {
            rig.forum.tell(key(i), Rig.ACCOUNT, TELL);
        }
        assertThat(poll("{\"waitSeconds\":0,\"max\":5}")).hasSize(5);
        assertThat(poll("{\"waitSeconds\":0,\"max\":5}").get(0).get("key").textValue())
                .isEqualTo(key(5).value());
    }

    @Test
    void healthFollowsTheLastContact() throws Exception {
        assertThat(rig.forum.health().state()).isEqualTo(HostHealth.State.WAITING);
        poll(0);
        assertThat(rig.forum.health().state()).isEqualTo(HostHealth.State.REACHED);
        rig.clock.advance(Duration.ofMinutes(2));
        assertThat(rig.forum.health().state()).isEqualTo(HostHealth.State.LOST);
    }

    /** A poll that waits at the gate. */
    private CompletableFuture<HttpResponse<String>> waiting() throws Exception {
        int before = rig.forum.polling();
        var request = rig.client.request("effects/poll", "{\"waitSeconds\":25}").build();
        var answer = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        awaitPolling(before);
        return answer;
    }

    /** A poll whose connection is closed while it waits. */
    private void dropped() throws Exception {
        int before = rig.forum.polling();
        var request = rig.client.request("effects/poll", "{\"waitSeconds\":25}").build();
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), rig.server.address().getPort())) {
            var head = new StringBuilder("POST " + request.uri().getRawPath() + " HTTP/1.1\r\nHost: gate\r\n");
            request.headers()
                    .map()
                    .forEach((name, values) ->
                            head.append(name).append(": ").append(values.get(0)).append("\r\n"));
            head.append("Content-Length: 18\r\n\r\n{\"waitSeconds\":25}");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
            awaitPolling(before);
        }
    }

    private void awaitPolling(int before) {
        int more = Math.min(before + 1, GateLimits.DEFAULT.polls());
        Await.until("the poll arrives", () -> rig.forum.polling() >= more);
    }

    private JsonNode poll(int wait) throws Exception {
        return poll("{\"waitSeconds\":" + wait + "}");
    }

    private JsonNode poll(String body) throws Exception {
        var response = rig.client.post("effects/poll", body);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8)).get("effects");
    }

    private int acknowledge(EffectKey key, String body) throws Exception {
        return rig.client.post("effects/" + key, body).statusCode();
    }

    private static EffectKey key(int i) {
        return new EffectKey("%032x".formatted(i));
    }
}
