package org.quietroom.gateclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class JavaClientTest extends GateClientContract {
    @Override
    ClientUnderTest client() {
        return new Direct();
    }

    private static final class Direct implements ClientUnderTest {
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Duration TIMEOUT = Duration.ofSeconds(15);

        private @Nullable GateClient client;

        @Override
        public JsonNode ask(JsonNode c) throws InterruptedException {
            try {
                return answer(c);
            } catch (IOException | IllegalArgumentException e) {
                return JSON.createObjectNode().put("failed", e.getMessage());
            }
        }

        private JsonNode answer(JsonNode c) throws IOException, InterruptedException {
            ObjectNode out = JSON.createObjectNode();
            if (text(c, "op").equals("open")) {
                client = new GateClient(URI.create(text(c, "url")), text(c, "host"), text(c, "secret"), TIMEOUT);
                return out;
            }
            if (text(c, "op").equals("sign")) {
                byte[] body = text(c, "body").getBytes(UTF_8);
                return out.put(
                        "signature",
                        GateClient.sign(
                                text(c, "secret"),
                                text(c, "method"),
                                text(c, "path"),
                                text(c, "timestamp"),
                                text(c, "nonce"),
                                body));
            }
            GateClient opened = java.util.Objects.requireNonNull(client);
            return switch (text(c, "op")) {
                case "submit" -> opened.submit(c.get("submission"));
                case "identify" -> opened.identify(text(c, "room"), text(c, "account"));
                case "replay" -> {
                    ArrayNode statuses = out.putArray("statuses");
                    for (int i = 0; i < 2; i++) {
                        statuses.add(opened.call("submissions", c.get("submission"), text(c, "nonce"), TIMEOUT)
                                .status());
                    }
                    yield out;
                }
                default -> serve(opened, c.get("until").intValue(), out);
            };
        }

        private static JsonNode serve(GateClient client, int until, ObjectNode out) throws InterruptedException {
            ArrayNode seen = out.putArray("seen");
            Set<String> met = new HashSet<>();
            Set<String> done = new HashSet<>();
            client.serve(
                    effect -> {
                        seen.add(effect);
                        if (met.add(text(effect, "key")) && text(effect, "text").equals("fail once")) {
                            throw new IllegalStateException("as asked");
                        }
                        done.add(text(effect, "key"));
                        ObjectNode receipt = JSON.createObjectNode().put("outcome", "done");
                        return text(effect, "type").equals("publish")
                                ? receipt.put("message", "host-" + text(effect, "message"))
                                : receipt;
                    },
                    () -> seen.size() < until,
                    5);
            return out.put("done", done.size());
        }

        private static String text(JsonNode node, String name) {
            return node.path(name).asText();
        }

        @Override
        public void close() {}
    }
}
