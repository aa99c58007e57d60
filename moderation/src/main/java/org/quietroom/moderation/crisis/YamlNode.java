package org.quietroom.moderation.crisis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict view of one place in a YAML file: whatever is not expected there is an error that names the place.
 *
 * @param file the file's name
 * @param where the entry inside it; empty for the file itself
 * @param node what stands there
 */
record YamlNode(String file, String where, JsonNode node) {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** Reads a file; it must hold a mapping. */
    static YamlNode parse(String file, String yaml) {
        try {
            JsonNode root = MAPPER.readTree(yaml);
            if (root == null || !root.isObject()) {
                throw new PackException(file, "", "it holds no mapping", "write 'key: value' lines");
            }
            return new YamlNode(file, "", root);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw new PackException(
                    file, line, "it is not YAML, or a key stands twice", "mend the line or the one before");
        }
    }

    /** Refuses every key but these. */
    YamlNode only(String... keys) {
        List<String> known = Arrays.asList(keys);
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw fail("unknown key '" + key + "'", "use one of " + String.join(", ", known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** A text that is there and not blank. */
    String text(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw fail("'" + key + "' is missing, empty or no text", "write " + key + ": \"…\"");
        }
        return value.textValue();
    }

    /** One of the constants of an enum, in lower case, with hyphens. */
    <E extends Enum<E>> E oneOf(String key, E[] values) {
        String text = text(key);
        for (E value : values) {
            if (name(value).equals(text)) {
                return value;
            }
        }
        throw fail(
                "'" + key + "' is not known",
                "use one of "
                        + String.join(
                                ", ", Arrays.stream(values).map(YamlNode::name).toList()));
    }

    /** A whole number between two others. */
    int number(String key, int least, int most) {
        JsonNode value = node.get(key);
        if (value == null || !value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw fail("'" + key + "' is no whole number from " + least + " to " + most, "write " + key + ": 2");
        }
        return value.intValue();
    }

    /** Whether something is true; false if it is not there. */
    boolean yes(String key) {
        JsonNode value = node.get(key);
        if (value != null && !value.isBoolean()) {
            throw fail("'" + key + "' is neither true nor false", "write " + key + ": true");
        }
        return value != null && value.booleanValue();
    }

    /** A list of texts, or one text; at least one. */
    List<String> texts(String key) {
        JsonNode value = node.get(key);
        if (value != null && value.isTextual()) {
            return List.of(text(key));
        }
        if (value == null || !value.isArray() || value.isEmpty()) {
            throw fail("'" + key + "' is missing or empty", "write a list with at least one text");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                throw fail("'" + key + "' holds something that is no text", "put it in quotes");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    /** A list of mappings. */
    List<YamlNode> nodes(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isArray() || value.isEmpty()) {
            throw fail("'" + key + "' is missing or empty", "write a list of entries");
        }
        List<YamlNode> nodes = new ArrayList<>();
        for (JsonNode each : value) {
            String id = each.path("id").asText("");
            String place = id.isEmpty() ? key + " number " + (nodes.size() + 1) : "entry " + id;
            if (!each.isObject()) {
                throw new PackException(file, place, "it is no mapping", "write 'key: value' lines");
            }
            nodes.add(new YamlNode(file, place, each));
        }
        return nodes;
    }

    /** A mapping. */
    YamlNode child(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isObject()) {
            throw fail("'" + key + "' is missing or no mapping", "write 'key: value' lines below it");
        }
        return new YamlNode(file, key, value);
    }

    /** A mapping from names to lists of texts, in the order of the file. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> lists.put(key, texts(key)));
        return lists;
    }

    PackException fail(String problem, String remedy) {
        return new PackException(file, where, problem, remedy);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
