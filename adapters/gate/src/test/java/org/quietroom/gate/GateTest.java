package org.quietroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
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
    void publishesAsItCameWithoutRepeatingTheText() throws Exception {
        var response = rig.client.post("submissions", Rig.post("hello"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"action\":\"publish\"}");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"hold,hold", "refuse,refuse", "later,try_later", "rewrite,publish"})
    void answersEveryAction(String text, String action) throws Exception {
        assertThat(json(rig.client.post("submissions", Rig.post(text)))
                        .get("action")
                        .textValue())
                .isEqualTo(action);
    }

    @Test
    void aRewriteKeepsALoneSurrogate() throws Exception {
        JsonNode answer = json(rig.client.post("submissions", Rig.post("rewrite")));
        assertThat(answer.at("/parts/0/text").textValue()).isEqualTo("other \ud83d words");
        assertThat(answer.at("/author/name").textValue()).isEqualTo("Hazel Lantern");
        assertThat(answer.at("/author/avatar/shape").isInt()).isTrue();
    }

    @Test
    void identifies() throws Exception {
        JsonNode author = json(rig.client.post("identities", "{\"room\":\"evening\",\"account\":\"u-7\"}"));
        assertThat(author.get("id").textValue()).isEqualTo(Rig.HAZEL.id().value());
    }

    @ParameterizedTest
    @CsvSource({"throw,500", "fail,500", "away,503"})
    void aFailureShowsNoContentAndNoTrace(String text, int status) throws Exception {
        var response = rig.client.post("submissions", Rig.post(text));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).doesNotContain("CANARY", "Exception", "at org", "u-7");
    }

    @Test
    void anAnswerThatTakesTooLongIsTriedAgain() throws Exception {
        rig.close();
        var d = GateLimits.DEFAULT;
        rig = new Rig(new GateLimits(
                d.bodyBytes(), d.perSecond(), d.skew(), d.lease(), d.queued(), d.polls(), Duration.ofMillis(50)));
        var response = rig.client.post("submissions", Rig.post("never"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aNonceServesOnce() throws Exception {
        var request = rig.client.request("submissions", Rig.post("hello")).build();
        assertThat(rig.client.send(request).statusCode()).isEqualTo(200);
        assertThat(rig.client.send(request).statusCode()).isEqualTo(409);
        rig.clock.advance(Duration.ofSeconds(59));
        assertThat(rig.client.send(request).statusCode()).isEqualTo(409);
        rig.clock.advance(Duration.ofSeconds(2));
        assertThat(rig.client.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void timeMustFitBothWaysAndNotBeBeforeTheStart() throws Exception {
        rig.clock.advance(Duration.ofMinutes(5));
        long now = rig.clock.millis();
        assertThat(at(now - 61_000)).isEqualTo(401);
        assertThat(at(now + 65_000)).isEqualTo(401);
        assertThat(at(now - 50_000)).isEqualTo(200);
        assertThat(at(now + 50_000)).isEqualTo(200);
        rig.close();
        rig = new Rig();
        assertThat(at(rig.clock.millis() - 30_000)).isEqualTo(503);
    }

    private int at(long millis) throws Exception {
        return rig.client
                .send(rig.client
                        .request("submissions", Rig.post("hello"), millis, GateClient.nonce())
                        .build())
                .statusCode();
    }

    @Test
    void everythingIsCoveredByTheSignature() throws Exception {
        String json = Rig.post("hello");
        var good = rig.client.request("submissions", json).build();
        var other = rig.client.request("submissions", Rig.post("hold")).build();
        for (String header : new String[] {SignedRequest.TIMESTAMP, SignedRequest.NONCE, SignedRequest.SIGNATURE}) {
            var spoiled = rig.client
                    .request("submissions", json)
                    .setHeader(header, other.headers().firstValue(header).orElseThrow())
                    .setHeader(
                            SignedRequest.SIGNATURE,
                            other.headers().firstValue(SignedRequest.SIGNATURE).orElseThrow())
                    .build();
            assertThat(rig.client.send(spoiled).statusCode()).as(header).isEqualTo(401);
        }
        var elsewhere = java.net.http.HttpRequest.newBuilder(good, (name, value) -> true)
                .uri(rig.server.address().resolve("/v1/hosts/forum/identities"))
                .build();
        assertThat(rig.client.send(elsewhere).statusCode()).isEqualTo(401);
        assertThat(rig.client.send(good).statusCode()).isEqualTo(200);
    }

    @Test
    void thePublishedSignatureVectorHolds() {
        var request = SignedRequest.of(
                "POST",
                "/v1/hosts/forum/identities",
                1767225600000L,
                "000102030405060708090a0b0c0d0e0f",
                "{\"room\":\"evening\",\"account\":\"u-7\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(request.bodySha256()).isEqualTo("28b3be322736f7bb716194bf0890ead89705e272f3567f66abe18a43e74df486");
        assertThat(request.signature(HostSecret.of(Rig.CHARACTERS)))
                .isEqualTo("c7ad5c70a9ebdd141792bdaa6312efbef3574621191ed8da1da9fd3e76cdf6d6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "nonsense", "{\"id\":1,\"id\":2}", "{} {}", "{\"a\":[[[[[[[[[1]]]]]]]]]}", "\"x\""})
    void whatIsNoObjectIsRefused(String body) throws Exception {
        assertThat(rig.client.post("submissions", body).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownFieldsAreNamedAndValuesAreNot() throws Exception {
        String body = Rig.post("CANARY").replace("\"kind\"", "\"knd\"");
        var response = rig.client.post("submissions", body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("kind").doesNotContain("CANARY");
        response = rig.client.post("submissions", body.replace("\"knd\"", "\"kind\":\"post\",\"knd\""));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("knd is not known").doesNotContain("CANARY");
        response = rig.client.post("submissions", Rig.post("x").replace("\"text\"", "\"CANARY Jane lives here\""));
        assertThat(response.body()).contains("parts[0].text").doesNotContain("CANARY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"m-1\"|\"  \"|id",
                "\"m-1\"|7|id",
                "\"evening\"|\"a\\u0007b\"|room",
                "\"post\"|\"edit\"|target",
                "\"post\"|\"shout\"|kind",
                "\"plain\"|\"rtf\"|parts[0].format",
                "\"body\"|null|parts[0].role",
                "\"kind\"|\"language\":\"not a tag\",\"kind\"|language",
                "\"kind\"|\"sealed\":\"yes\",\"kind\"|sealed",
                "\"kind\"|\"receivedAt\":1.5,\"kind\"|receivedAt",
            })
    void whatDoesNotFitIsNamed(String from, String to, String place) throws Exception {
        var response = rig.client.post("submissions", Rig.post("CANARY").replace(from, to));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("detail").textValue()).startsWith(place).doesNotContain("CANARY", "shout", "rtf");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutItsLength() throws Exception {
        String huge = Rig.post("x".repeat(1 << 20));
        assertThat(rig.client.post("submissions", huge).statusCode()).isEqualTo(413);
        var chunked = java.net.http.HttpRequest.newBuilder(rig.server.address().resolve("/v1/hosts/forum/submissions"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertThat(rig.client.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void whoAsksTooOftenWaits() throws Exception {
        rig.close();
        rig = new Rig(GateLimits.DEFAULT.withPerSecond(1));
        HttpResponse<String> last = null;
        for (int i = 0; i < 20 && (last == null || last.statusCode() != 429); i++) {
            last = rig.client.post("submissions", Rig.post("hello"));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void unknownHostsPathsAndQueriesAreProblems() throws Exception {
        var nowhere = new GateClient(rig.server.address(), "other", HostSecret.of(Rig.CHARACTERS), rig.clock);
        assertThat(nowhere.post("submissions", Rig.post("x")).statusCode()).isEqualTo(404);
        var none = rig.client.post("nothing", "{}");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
        var query = rig.client.request("submissions", Rig.post("x"));
        URI uri = rig.server.address().resolve("/v1/hosts/forum/submissions?x=1");
        assertThat(rig.client.send(query.uri(uri).build()).statusCode()).isEqualTo(400);
    }

    @Test
    void aClosedHostIsNotServed() throws Exception {
        rig.forum.close();
        assertThat(rig.client.post("submissions", Rig.post("x")).statusCode()).isEqualTo(503);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
