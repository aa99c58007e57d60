package org.quietroom.gateway.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** YAML as a tree that knows its lines. Anchors and aliases are refused: nothing here needs them. */
final class Yaml {
    private static final Pattern TWICE = Pattern.compile("^Duplicate field '([^'\\s]{1,100})'");
    private static final int MAX_DEPTH = 6;

    private Yaml() {}

    /** A value with the line it stands in, from 1. */
    sealed interface Node {
        int line();
    }

    /** Keys and values in the order of the file. */
    record Mapping(int line, Map<String, Node> values) implements Node {}

    /** A list. */
    record Listing(int line, List<Node> values) implements Node {}

    /**
     * A text, whole number, yes or no, or {@code ""} where nothing stands, beside the text as it was written: {@code on} and
     * {@code no} may be meant as words. {@link #toString()} hides it.
     */
    record Scalar(int line, Object value, String text) implements Node {
        @Override
        public String toString() {
            return "Scalar[line " + line + ", hidden]";
        }
    }

    /** @throws YamlException if it is no YAML, or its top is no mapping */
    static Mapping read(String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return new Mapping(1, Map.of());
            }
            Node top = node(parser, 0);
            if (!(top instanceof Mapping mapping)) {
                throw new YamlException(
                        top.line(), "the file must hold keys and values, such as 'data: /var/lib/quietroom'");
            }
            return mapping;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
            throw new YamlException(
                    line,
                    twice.find()
                            ? "the key '" + twice.group(1) + "' stands there twice"
                            : "this is not YAML; look at indentation and quotes");
        } catch (IOException e) {
            throw new YamlException(1, "the text cannot be read");
        }
    }

    private static Node node(YAMLParser parser, int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw new YamlException(line, "this is nested too deep");
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new YamlException(line, "anchors and aliases are not used here; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, depth, line);
            case START_ARRAY -> listing(parser, depth, line);
            case VALUE_NUMBER_INT -> new Scalar(line, parser.getValueAsLong(), parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, parser.getBooleanValue(), parser.getText());
            case VALUE_NULL -> new Scalar(line, "", "");
            default -> new Scalar(line, parser.getText(), parser.getText());
        };
    }

    private static Mapping mapping(YAMLParser parser, int depth, int line) throws IOException {
        Map<String, Node> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int at = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            values.put(name, atKey(node(parser, depth + 1), at));
        }
        return new Mapping(line, values);
    }

    private static Node atKey(Node node, int line) {
        if (node instanceof Mapping mapping) {
            return new Mapping(line, mapping.values());
        }
        return node instanceof Listing listing ? new Listing(line, listing.values()) : node;
    }

    private static Listing listing(YAMLParser parser, int depth, int line) throws IOException {
        List<Node> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(parser, depth + 1));
        }
        return new Listing(line, values);
    }

    /** What is wrong with the file's form, and where. */
    static final class YamlException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        YamlException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
