package org.quietroom.wordpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Reason;

/** Effects and receipts as the plugin's route has them: the JSON of gate protocol v1. */
final class EffectJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SENTENCE = 300;

    private EffectJson() {}

    static String publish(AccountId account, Effect.Publish effect) {
        Submission submission = effect.submission();
        ObjectNode out = effect("publish", effect).put("account", account.value());
        out.set("author", author(effect.author()));
        out.put("message", submission.id().value());
        out.put("kind", submission.kind().name().toLowerCase(Locale.ROOT));
        id(out, "target", submission.target());
        id(out, "inReplyTo", submission.inReplyTo());
        ArrayNode parts = out.putArray("parts");
        for (Part part : submission.parts()) {
            parts.addObject()
                    .put("role", part.role().name().toLowerCase(Locale.ROOT))
                    .put("format", part.format().name().toLowerCase(Locale.ROOT))
                    .put("text", part.text());
        }
        return out.toString();
    }

    static String tell(AccountId account, Effect.Tell effect) {
        return effect("tell", effect)
                .put("account", account.value())
                .put("text", effect.text())
                .toString();
    }

    static String remove(Effect.Remove effect) {
        return effect("remove", effect).put("message", effect.message().value()).toString();
    }

    /** @throws IllegalArgumentException if it is no receipt; the message does not hold it */
    static Receipt receipt(String body) {
        try {
            JsonNode in = JSON.readTree(body);
            Receipt.Outcome outcome =
                    Receipt.Outcome.valueOf(in.path("outcome").asText().toUpperCase(Locale.ROOT));
            JsonNode why = in.path("reason");
            return new Receipt(
                    outcome,
                    in.hasNonNull("message") ? new MessageId(in.get("message").asText()) : null,
                    why.isObject()
                            ? new Reason(
                                    why.path("code").asText(), why.path("text").asText())
                            : null);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the answer is no receipt");
        }
    }

    /**
     * What the plugin says of itself.
     *
     * @param ours whether it is the plugin
     * @param protocol what it speaks with the gateway; 0 if it is too old to say
     * @param reached whether it reaches the gateway
     * @param shadow whether it changes nothing
     * @param fault what is wrong with its settings; empty if nothing
     * @param state how it is, in a sentence
     */
    record State(boolean ours, int protocol, boolean reached, boolean shadow, String fault, String state) {}

    static State state(String body) {
        try {
            JsonNode in = JSON.readTree(body);
            return new State(
                    in.path("plugin").asText().equals("wordpress"),
                    in.path("protocol").asInt(),
                    in.path("reached").booleanValue(),
                    in.path("shadow").booleanValue(),
                    sentence(in.path("fault")),
                    sentence(in.path("state")));
        } catch (JsonProcessingException e) {
            return new State(false, 0, false, false, "", "");
        }
    }

    /** What code WordPress gives a refusal; empty if it is not WordPress that refuses. */
    static String code(String body) {
        try {
            return JSON.readTree(body).path("code").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /* It is shown to operators: one line, and not a long one. */
    private static String sentence(JsonNode text) {
        String line = text.asText()
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .strip();
        return line.length() > LONGEST_SENTENCE ? line.substring(0, LONGEST_SENTENCE) : line;
    }

    private static ObjectNode effect(String type, Effect effect) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("room", effect.room().value());
    }

    private static ObjectNode author(Pseudonym author) {
        return JSON.createObjectNode().put("id", author.id().value()).put("name", author.name());
    }

    private static void id(ObjectNode out, String name, @Nullable MessageId id) {
        if (id != null) {
            out.put(name, id.value());
        }
    }
}
