package org.quietroom.encryption.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object that is being written. Not safe for many threads. */
final class Json {
    private static final int DEEPEST = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode node;

    private Json(ObjectNode node) {
        this.node = node;
    }

    static Json object() {
        return new Json(MAPPER.createObjectNode());
    }

    /** Reads an object, without saying what is in it if it is none. */
    static JsonNode read(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            if (read == null || !read.isObject()) {
                throw Refusal.badRequest("A request is a JSON object.");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("The request is not well-formed JSON.");
        }
    }

    /** Puts one field before those of an object that was written earlier. */
    static String prepend(String field, long value, String object) {
        return "{\"" + field + "\":" + value + (object.equals("{}") ? "" : ",") + object.substring(1);
    }

    Json put(String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
        return this;
    }

    Json put(String field, long value) {
        node.put(field, value);
        return this;
    }

    Json put(String field, Json value) {
        node.set(field, value.node);
        return this;
    }

    Json put(String field, List<Json> values) {
        ArrayNode array = node.putArray(field);
        values.forEach(value -> array.add(value.node));
        return this;
    }

    Json texts(String field, Iterable<String> values) {
        ArrayNode array = node.putArray(field);
        values.forEach(array::add);
        return this;
    }

    String text() {
        return node.toString();
    }
}
