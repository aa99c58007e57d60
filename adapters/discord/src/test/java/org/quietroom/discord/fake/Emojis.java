package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Set;

/** The application's own emoji. Guarded by the server's lock. */
final class Emojis {
    private static final String IMAGE = "data:image/png;base64,";
    private static final int MOST_BYTES = 256 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final FakeDiscord server;
    private final ArrayNode items = Json.array();

    Emojis(FakeDiscord server) {
        this.server = server;
    }

    JsonNode all() {
        return Json.object().set("items", items);
    }

    JsonNode add(JsonNode body) {
        Strict.fields(body, Set.of("name", "image"));
        String name = body.path("name").asText();
        Strict.require(name.matches("\\w{2,32}"), "name: 2 to 32 letters, digits, underscores");
        items.forEach(item -> Strict.require(!item.path("name").asText().equals(name), "name is taken"));
        String image = body.path("image").asText();
        Strict.require(image.startsWith(IMAGE), "image data");
        byte[] bytes = Base64.getDecoder().decode(image.substring(IMAGE.length()));
        boolean png = bytes.length > PNG.length && java.util.Arrays.equals(PNG, 0, 4, bytes, 0, 4);
        Strict.require(png && bytes.length <= MOST_BYTES, "a PNG of at most 256 kB");
        ObjectNode emoji = Json.object()
                .put("id", Shapes.text(server.numbers.next()))
                .put("name", name)
                .put("require_colons", true)
                .put("managed", false)
                .put("animated", false)
                .put("available", true);
        emoji.set("roles", Json.array());
        emoji.set("user", server.bot());
        items.add(emoji);
        return emoji;
    }

    /** Whether an address shows one of them. */
    boolean has(String address) {
        for (JsonNode item : items) {
            if (address.equals(
                    "https://cdn.discordapp.com/emojis/" + item.path("id").asText() + ".png")) {
                return true;
            }
        }
        return false;
    }
}
