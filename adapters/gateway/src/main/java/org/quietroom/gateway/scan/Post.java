package org.quietroom.gateway.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;

/**
 * One input line that could be read. {@link #toString()} hides the words.
 *
 * @param id the JSON of the id, a string or a number, exactly as it was given
 * @param text the words
 * @param format how they are written
 * @param language what the line says it is; null if it does not
 * @param regions the country that the line names; empty if it names none
 */
record Post(String id, String text, Format format, @Nullable Locale language, List<String> regions) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NUMBER = 100_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    /** A line that cannot be read; the message says why, without its content. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String why) {
            super(why, null, false, false);
        }
    }

    /** Reads one line; null if it is blank. */
    static @Nullable Post read(byte[] line) throws BadLineException {
        String json = decode(line);
        if (json.isBlank()) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            Post post = object(json, parser);
            if (parser.nextToken() != null) {
                throw new BadLineException("more than one JSON value");
            }
            return post;
        } catch (StreamConstraintsException e) {
            throw new BadLineException("nested too deeply, or a number or key is too long");
        } catch (IOException e) {
            throw new BadLineException("not valid JSON");
        }
    }

    private static String decode(byte[] line) throws BadLineException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadLineException("not valid UTF-8");
        }
    }

    private static Post object(String json, JsonParser parser) throws IOException, BadLineException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("not a JSON object");
        }
        Set<String> seen = new HashSet<>();
        String id = null;
        String text = null;
        Format format = Format.PLAIN;
        Locale language = null;
        List<String> regions = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!seen.add(key)) {
                throw new BadLineException("a key stands twice");
            }
            switch (key) {
                case "id" -> id = id(json, parser, value);
                case "text" -> text = text(parser, value);
                case "format" -> format = format(parser, value);
                case "lang" -> language = language(parser, value);
                case "region" -> regions = regions(parser, value);
                default -> parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new BadLineException("not valid JSON");
        }
        if (id == null || text == null) {
            throw new BadLineException(id == null ? "id is missing" : "text is missing");
        }
        return new Post(id, text, format, language, regions);
    }

    private static String id(String json, JsonParser parser, JsonToken value) throws IOException, BadLineException {
        if (value != JsonToken.VALUE_STRING && !value.isNumeric()) {
            throw new BadLineException("id must be a string or a number");
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (value.isNumeric()) {
            return parser.getText();
        }
        parser.finishToken();
        return json.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private static String text(JsonParser parser, JsonToken value) throws IOException, BadLineException {
        if (value != JsonToken.VALUE_STRING) {
            throw new BadLineException("text must be a string");
        }
        return parser.getText();
    }

    private static Format format(JsonParser parser, JsonToken value) throws IOException, BadLineException {
        if (value == JsonToken.VALUE_NULL) {
            return Format.PLAIN;
        }
        String name = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        return switch (name) {
            case "plain" -> Format.PLAIN;
            case "html" -> Format.HTML;
            default -> throw new BadLineException("format must be \"plain\" or \"html\"");
        };
    }

    /** What is not a language tag tells nothing, and is no reason to leave a post unread. */
    private static @Nullable Locale language(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        Locale locale = Locale.forLanguageTag(parser.getText());
        return locale.getLanguage().isEmpty() ? null : locale;
    }

    /** What is no country code tells nothing. */
    private static List<String> regions(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return List.of();
        }
        String region = parser.getText().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(region) ? List.of(region) : List.of();
    }

    @Override
    public String toString() {
        return "Post[" + text.length() + " units hidden]";
    }
}
