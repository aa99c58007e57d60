package org.quietroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Submission;

/** Walks the published file: every status of every path is provoked, and every body fits its schema. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URI = "https://quietroom.invalid/openapi";
    private static final String KEY = "%032x".formatted(7);
    private static final Effect.Tell TELL = new Effect.Tell(Rig.HAZEL, "A person read it.");

    private final JsonNode api = read();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(l -> l.schemas(Map.of(URI, api.toString()))));
    private Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void theGateServesThisFile() throws Exception {
        var served = rig.client.send(HttpRequest.newBuilder(rig.server.address().resolve("/v1/openapi.yaml"))
                .build());
        assertThat(served.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(GateRoutes.openApi());
    }

    @Test
    void everyStatusOfEveryPathIsAsWritten() throws Exception {
        Set<String> walked = new HashSet<>();
        for (var path : api.get("paths").properties()) {
            JsonNode operation = path.getValue().get("post");
            if (operation == null) {
                continue;
            }
            String name = operation.get("operationId").textValue();
            for (var answer : operation.get("responses").properties()) {
                int status = Integer.parseInt(answer.getKey());
                HttpResponse<String> response = provoke(name, status);
                assertThat(response.statusCode())
                        .as(name + " " + status + " " + response.body())
                        .isEqualTo(status);
                check(name + " " + status, response, resolve(answer.getValue()));
                walked.add(name + " " + status);
            }
        }
        assertThat(walked).hasSize(38);
    }

    @Test
    void everyEffectAndActionFitsItsSchema() throws Exception {
        for (String text : List.of("hello", "hold", "refuse", "later", "rewrite")) {
            fits("Submission", Rig.post(text));
            fits("Answer", rig.client.post("submissions", Rig.post(text)).body());
        }
        rig.forum.tell(new EffectKey(KEY), Rig.ACCOUNT, TELL);
        rig.forum.remove(new EffectKey("%032x".formatted(8)), new Effect.Remove(Rig.ROOM, new MessageId("m-1")));
        rig.forum.publish(
                new EffectKey("%032x".formatted(9)),
                Rig.ACCOUNT,
                new Effect.Publish(Rig.HAZEL, Submission.post(new MessageId("m"), Rig.ROOM, "x", Instant.EPOCH)));
        String effects = rig.client.post("effects/poll", "{}").body();
        assertThat(JSON.readTree(effects).get("effects")).hasSize(3);
        fits("Effects", effects);
    }

    @Test
    void theSchemasRefuseWhatTheGateRefuses() throws Exception {
        for (String wrong : List.of("\"post\"|\"shout\"", "\"plain\"|\"rtf\"", "\"kind\"|\"knd\"", "\"m-1\"|7")) {
            String[] change = wrong.split("\\|", 2);
            String body = Rig.post("x").replace(change[0], change[1]);
            assertThat(rig.client.post("submissions", body).statusCode()).isEqualTo(422);
            assertThat(schema("Submission").validate(JSON.readTree(body)))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    private HttpResponse<String> provoke(String operation, int status) throws Exception {
        rig.close();
        rig = rigFor(status);
        String path = path(operation);
        String body = body(operation);
        if (operation.equals("acknowledge") && status != 404) {
            rig.forum.tell(new EffectKey(KEY), Rig.ACCOUNT, TELL);
        }
        HttpRequest signed = rig.client.request(path, body).build();
        return switch (status) {
            case 400 -> rig.client.post(path, "nonsense");
            case 401 ->
                rig.client.send(rig.client
                        .request(path, body)
                        .setHeader(SignedRequest.SIGNATURE, "0".repeat(64))
                        .build());
            case 404 ->
                operation.equals("acknowledge")
                        ? rig.client.post(path, body)
                        : new GateClient(rig.server.address(), "other", HostSecret.of(Rig.CHARACTERS), rig.clock)
                                .post(path, body);
            case 409 -> {
                rig.client.send(signed);
                yield rig.client.send(signed);
            }
            case 413 -> rig.client.post(path, " ".repeat((1 << 20) + 1));
            case 422 -> rig.client.post(path, body.replaceFirst("\\{", "{\"more\":1,"));
            case 429 -> tooOften(path, body);
            case 500 -> failing(operation, path);
            case 503 ->
                rig.client.send(rig.client
                        .request(path, body, rig.clock.millis() - 5_000, GateClient.nonce())
                        .build());
            default -> rig.client.send(signed);
        };
    }

    private HttpResponse<String> failing(String operation, String path) throws Exception {
        return operation.equals("submit")
                ? rig.client.post(path, Rig.post("throw"))
                : rig.client.post(path, "{\"room\":\"throw\",\"account\":\"u-7\"}");
    }

    private Rig rigFor(int status) {
        return status == 429 ? new Rig(GateLimits.DEFAULT.withPerSecond(1)) : new Rig();
    }

    private HttpResponse<String> tooOften(String path, String body) throws Exception {
        HttpResponse<String> response = rig.client.post(path, body);
        for (int i = 0; i < 20 && response.statusCode() != 429; i++) {
            response = rig.client.post(path, body);
        }
        return response;
    }

    private static String path(String operation) {
        return switch (operation) {
            case "submit" -> "submissions";
            case "identify" -> "identities";
            case "poll" -> "effects/poll";
            default -> "effects/" + KEY;
        };
    }

    private static String body(String operation) {
        return switch (operation) {
            case "submit" -> Rig.post("hello");
            case "identify" -> "{\"room\":\"evening\",\"account\":\"u-7\"}";
            case "poll" -> "{\"waitSeconds\":0}";
            default -> "{\"outcome\":\"done\"}";
        };
    }

    private void check(String what, HttpResponse<String> response, JsonNode written) throws Exception {
        JsonNode content = written.path("content");
        if (content.isMissingNode()) {
            assertThat(response.body()).as(what).isEmpty();
            return;
        }
        String type = content.fieldNames().next();
        assertThat(response.headers().firstValue("Content-Type")).as(what).contains(type);
        String schema = content.get(type).get("schema").get("$ref").textValue();
        fits(schema.substring(schema.lastIndexOf('/') + 1), response.body());
        if (written.has("headers")) {
            String wait = response.headers().firstValue("Retry-After").orElseThrow();
            assertThat(Duration.ofSeconds(Long.parseLong(wait))).as(what).isPositive();
        }
        if (type.equals("application/problem+json")) {
            assertThat(JSON.readTree(response.body()).get("status").intValue()).isEqualTo(response.statusCode());
        }
    }

    private JsonNode resolve(JsonNode answer) {
        return answer.has("$ref") ? api.at(answer.get("$ref").textValue().substring(1)) : answer;
    }

    private void fits(String name, String body) throws Exception {
        List<String> faults = new ArrayList<>();
        schema(name).validate(JSON.readTree(body)).forEach(m -> faults.add(m.getMessage()));
        assertThat(faults).as(name + " " + body).isEmpty();
    }

    private JsonSchema schema(String name) {
        return schemas.getSchema(SchemaLocation.of(URI + "#/components/schemas/" + name));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(GateRoutes.openApi());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
