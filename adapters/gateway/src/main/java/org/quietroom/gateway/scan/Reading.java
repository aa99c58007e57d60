package org.quietroom.gateway.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.scan.ScanFlag;
import org.quietroom.moderation.scan.ScanResult;

/**
 * What becomes of one input line.
 *
 * @param output the line to write, without line feed; null for none
 * @param complaint what to say of it on standard error, without content; null for nothing
 * @param code what it means for the exit code
 */
record Reading(@Nullable String output, @Nullable String complaint, int code) {
    private static final JsonFactory JSON = new JsonFactory();

    /** A blank line: nothing. */
    static final Reading BLANK = new Reading(null, null, ExitCode.FINE);

    static Reading bad(String why) {
        return new Reading(null, why, ExitCode.BAD_INPUT);
    }

    /** A text that may not be read: its place is kept. */
    static Reading tooLong(Post post, int limit) {
        return new Reading(error(post, "text is longer than " + limit + " UTF-16 units"), null, ExitCode.BAD_INPUT);
    }

    /** We failed at a text: its place is kept. */
    static Reading failed(Post post, String how) {
        return new Reading(error(post, "text could not be scanned"), how, ExitCode.FAILURE);
    }

    static Reading found(Post post, ScanResult result) {
        return new Reading(
                json(post, json -> {
                    json.writeStringField("severity", lower(result.severity()));
                    json.writeBooleanField("alert", result.alert());
                    json.writeArrayFieldStart("flags");
                    for (ScanFlag flag : result.flags()) {
                        write(json, flag);
                    }
                    json.writeEndArray();
                }),
                null,
                ExitCode.FINE);
    }

    private static void write(JsonGenerator json, ScanFlag flag) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", flag.kind().value());
        json.writeStringField("severity", lower(flag.severity()));
        json.writeNumberField("start", flag.start());
        json.writeNumberField("end", flag.end());
        json.writeStringField("rule", flag.rule());
        json.writeStringField("subject", lower(flag.subject()));
        json.writeStringField("stance", lower(flag.stance()));
        json.writeEndObject();
    }

    private static String error(Post post, String what) {
        return json(post, json -> json.writeStringField("error", what));
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static String json(Post post, Fields fields) {
        StringWriter out = new StringWriter(128);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(post.id());
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to memory", e);
        }
        return out.toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Reading[exit " + code + ", hidden]";
    }
}
