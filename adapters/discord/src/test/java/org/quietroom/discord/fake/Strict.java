package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What Discord demands of what it is sent, and what we demand beyond it: that nobody is ever called. */
final class Strict {
    private static final int MOST = 2_000;
    private static final Set<String> MESSAGE = Set.of(
            "content",
            "embeds",
            "allowed_mentions",
            "components",
            "flags",
            "tts",
            "nonce",
            "enforce_nonce",
            "attachments",
            "poll");

    private Strict() {}

    static void fields(JsonNode body, Set<String> allowed) {
        Set<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(allowed);
        require(others.isEmpty(), "unknown fields " + others);
    }

    /** A message's body; {@code also} are the fields of its route alone. Gives back the content as Discord keeps it. */
    static String message(JsonNode body, String... also) {
        Set<String> allowed = new TreeSet<>(MESSAGE);
        allowed.addAll(List.of(also));
        fields(body, allowed);
        String content = body.path("content").asText("").strip();
        require(content.codePointCount(0, content.length()) <= MOST, "content: 2000 or fewer in length");
        require(!body.path("tts").asBoolean(), "nothing is read aloud");
        require(body.path("embeds").isEmpty(), "no embeds");
        require(body.path("poll").isMissingNode() || body.path("poll").isNull(), "no poll");
        require(body.path("nonce").asText("").length() <= 25, "nonce: 25 or fewer in length");
        JsonNode mentions = body.path("allowed_mentions");
        require(
                mentions.path("parse").isArray() && mentions.path("parse").isEmpty(),
                "allowed_mentions lets nobody be called");
        require(
                mentions.path("users").isEmpty() && mentions.path("roles").isEmpty(),
                "allowed_mentions names somebody");
        body.path("components").forEach(Strict::row);
        require(body.path("components").size() <= 5, "components: 5 rows");
        return content;
    }

    private static void row(JsonNode row) {
        require(row.path("type").asInt() == 1, "components: a row");
        int size = row.path("components").size();
        require(size >= 1 && size <= 5, "components: 1 to 5 buttons in a row");
        row.path("components").forEach(button -> {
            fields(button, Set.of("type", "style", "label", "custom_id", "disabled", "id", "emoji"));
            require(button.path("type").asInt() == 2, "components: a button");
            require(between(button.path("custom_id").asText(), 1, 100), "custom_id: 1 to 100 in length");
            require(between(button.path("label").asText(), 1, 80), "label: 1 to 80 in length");
        });
    }

    static void modal(JsonNode data) {
        fields(data, Set.of("custom_id", "title", "components"));
        require(between(data.path("custom_id").asText(), 1, 100), "custom_id: 1 to 100 in length");
        require(between(data.path("title").asText(), 1, 45), "title: 1 to 45 in length");
        int size = data.path("components").size();
        require(size >= 1 && size <= 5, "components: 1 to 5");
        data.path("components").forEach(label -> {
            require(label.path("type").asInt() == 18, "components: a label");
            require(between(label.path("label").asText(), 1, 45), "label: 1 to 45 in length");
            JsonNode input = label.path("component");
            require(input.path("type").asInt() == 4, "component: a text input");
            require(input.path("value").asText("").length() <= 4_000, "value: 4000 or fewer in length");
            require(input.path("max_length").asInt(4_000) <= 4_000, "max_length: at most 4000");
        });
    }

    static void commands(JsonNode commands) {
        require(commands.isArray() && commands.size() <= 100, "an array of commands");
        commands.forEach(command -> {
            require(command.path("type").asInt(1) == 1, "a slash command");
            require(command.path("name").asText().matches("[-_\\p{Ll}\\p{N}]{1,32}"), "name");
            require(between(command.path("description").asText(), 1, 100), "description: 1 to 100 in length");
            command.path("name_localizations")
                    .forEach(name -> require(name.asText().matches("[-_\\p{Ll}\\p{N}]{1,32}"), "name_localizations"));
            command.path("description_localizations")
                    .forEach(text -> require(between(text.asText(), 1, 100), "description_localizations: 1 to 100"));
            command.path("options").forEach(option -> {
                require(between(option.path("description").asText(), 1, 100), "description: 1 to 100 in length");
                require(option.path("max_length").asInt(1) <= 6_000, "max_length: at most 6000");
            });
        });
    }

    /** Names of webhooks, and names under which they speak. */
    static void name(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        require(between(name.strip(), 1, 80), "name: 1 to 80 in length");
        require(!plain.contains("discord") && !plain.contains("clyde"), "name contains a word that is not allowed");
        require(
                List.of("@", "#", ":", "```").stream().noneMatch(name::contains),
                "name contains a sign that is not allowed");
        require(!plain.equals("everyone") && !plain.equals("here"), "name is reserved");
    }

    private static boolean between(String text, int least, int most) {
        return text.length() >= least && text.length() <= most;
    }

    static void require(boolean fits, String why) {
        if (!fits) {
            throw Refusal.invalid(why);
        }
    }
}
