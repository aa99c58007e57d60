package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Reply;

/** Requests to the hub and what comes back, as JSON. A hub that answers nonsense is as good as away. Safe for many threads. */
final class Asking {
    static final int OK = 200;
    private static final int ERROR = 300;
    private static final int TOO_OFTEN = 429;
    private static final int BROKEN = 500;
    private static final int DEEPEST = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .build();

    private final HubLink link;
    /** The room and the member that the hub first answered for. */
    private final AtomicReference<@Nullable List<String>> first = new AtomicReference<>();

    Asking(HubLink link) {
        this.link = link;
    }

    HubLink link() {
        return link;
    }

    /** Whether the hub was asked for this room, as this member, and has not answered for another before. */
    boolean leadsTo(String room, String member) {
        List<String> said = List.of(room, member);
        return link.leadsTo(room, member) && (first.compareAndSet(null, said) || said.equals(first.get()));
    }

    static ObjectNode request() {
        return MAPPER.createObjectNode();
    }

    /**
     * The answer's object; empty if there is none.
     *
     * @throws HubAwayException if it did not answer or asks to wait
     * @throws HubRefusedException if it says no
     */
    JsonNode ask(String operation, ObjectNode request) {
        Reply reply = link.call(operation, request.toString());
        JsonNode answer = reply.json().isEmpty() ? MAPPER.createObjectNode() : read(reply.json(), operation);
        if (reply.status() >= OK && reply.status() < ERROR) {
            return answer;
        }
        if (reply.status() == TOO_OFTEN || reply.status() >= BROKEN) {
            throw new HubAwayException(operation);
        }
        JsonNode epoch = answer.path("epoch");
        throw new HubRefusedException(
                reply.status(),
                answer.path("code").asText(""),
                answer.path("text").asText(""),
                epoch.canConvertToLong() ? (Long) epoch.longValue() : null);
    }

    /** An object that came from the hub. */
    static JsonNode read(String json, String what) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
            throw new HubAwayException(what);
        } catch (JsonProcessingException e) {
            throw new HubAwayException(what);
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new HubAwayException(field);
        }
        return value.textValue();
    }

    static @Nullable String optionalText(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new HubAwayException(field);
        }
        return value.longValue();
    }

    /** What a field says in base64url; empty if it does not. */
    static Optional<Bytes> bytes(JsonNode node, String field) {
        String value = optionalText(node, field);
        return value == null ? Optional.empty() : decode(value);
    }

    static Optional<Bytes> decode(String base64) {
        try {
            return Optional.of(Bytes.copyFrom(Base64.getUrlDecoder().decode(base64.getBytes(UTF_8))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(Bytes bytes) {
        return encode(bytes.toByteArray());
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }
}
