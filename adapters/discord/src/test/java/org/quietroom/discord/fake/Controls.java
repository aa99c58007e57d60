package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What an ordinary client sends when somebody uses a command or a form, and where it finds a button. */
final class Controls {
    private Controls() {}

    /** @param text null for a command alone */
    static ObjectNode command(String command, @Nullable String text) {
        ObjectNode data = Json.object()
                .put("id", "1180000000000000500")
                .put("name", command)
                .put("type", 1);
        if (text != null) {
            data.set(
                    "options",
                    Json.array(Json.object().put("name", "text").put("type", 3).put("value", text)));
        }
        return data;
    }

    /** A form with this in its one field. */
    static ObjectNode filled(ObjectNode form, String text) {
        String input = form.path("components")
                .path(0)
                .path("component")
                .path("custom_id")
                .asText();
        ObjectNode label = Json.object().put("type", 18).put("id", 1);
        label.set(
                "component",
                Json.object()
                        .put("type", 4)
                        .put("id", 2)
                        .put("custom_id", input)
                        .put("value", text));
        ObjectNode data = Json.object().put("custom_id", form.path("custom_id").asText());
        data.set("components", Json.array(label));
        return data;
    }

    /** The mark of the button with this label below a message; null if there is none. */
    static @Nullable String button(@Nullable ObjectNode message, String label) {
        if (message != null) {
            for (JsonNode row : message.path("components")) {
                for (JsonNode button : row.path("components")) {
                    if (button.path("label").asText().equals(label)) {
                        return button.path("custom_id").asText();
                    }
                }
            }
        }
        return null;
    }
}
