package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks, which the bot makes and through which it speaks under other names. Guarded by the server's lock. */
final class Webhooks {
    private static final int MOST = 15;

    private final FakeDiscord server;
    private final Map<Long, ObjectNode> all = new LinkedHashMap<>();

    Webhooks(FakeDiscord server) {
        this.server = server;
    }

    JsonNode of(long channel) {
        server.require(Shapes.MANAGE_WEBHOOKS, "MANAGE_WEBHOOKS");
        ArrayNode found = Json.array();
        all.values().stream()
                .filter(webhook -> webhook.path("channel_id").asLong() == channel)
                .forEach(found::add);
        return found;
    }

    JsonNode create(long channel, JsonNode body) {
        server.require(Shapes.MANAGE_WEBHOOKS, "MANAGE_WEBHOOKS");
        Strict.fields(body, Set.of("name", "avatar"));
        Strict.name(body.path("name").asText());
        Strict.require(of(channel).size() < MOST, "at most 15 webhooks in a channel");
        long id = server.numbers.next();
        ObjectNode webhook = Json.object()
                .put("id", Shapes.text(id))
                .put("type", 1)
                .put("guild_id", Shapes.text(FakeDiscord.GUILD))
                .put("channel_id", Shapes.text(channel))
                .put("name", body.path("name").asText())
                .putNull("avatar")
                .put("token", "webhook-token-" + id)
                .put("application_id", FakeDiscord.BOT);
        webhook.set("user", server.bot());
        all.put(id, webhook);
        server.audit("WEBHOOK_CREATE by " + FakeDiscord.BOT + " in " + channel);
        return webhook;
    }

    /** Somebody with the right to do so deletes every webhook. */
    void clear() {
        all.clear();
    }

    JsonNode execute(long id, String token, JsonNode body, @Nullable String withComponents) {
        ObjectNode webhook = known(id, token);
        String content = Strict.message(body, "username", "avatar_url", "thread_name", "applied_tags");
        Strict.require(!content.isEmpty(), "an empty message");
        Strict.name(body.path("username").asText());
        Strict.require("true".equals(withComponents) || body.path("components").isEmpty(), "with_components");
        String face = body.path("avatar_url").asText();
        Strict.require(server.emojis.has(face), "avatar_url: no picture is there");
        ObjectNode author = Json.object()
                .put("id", Shapes.text(id))
                .put("username", body.path("username").asText())
                .put("avatar", Integer.toHexString(face.hashCode()))
                .put("discriminator", "0000")
                .put("bot", true);
        ObjectNode extra = Json.object().put("webhook_id", Shapes.text(id)).put("application_id", FakeDiscord.BOT);
        extra.set("components", body.path("components"));
        return server.messages.add(webhook.path("channel_id").asLong(), author, content, extra);
    }

    JsonNode read(long id, String token, long number) {
        return own(id, token, number);
    }

    JsonNode edit(long id, String token, long number, JsonNode body) {
        ObjectNode message = own(id, token, number);
        String content = Strict.message(body);
        Strict.require(!content.isEmpty(), "an empty message");
        return server.messages.change(message, content);
    }

    @Nullable
    JsonNode delete(long id, String token, long number) {
        ObjectNode message = own(id, token, number);
        server.messages.drop(message.path("channel_id").asLong(), number);
        return null;
    }

    private ObjectNode own(long id, String token, long number) {
        ObjectNode webhook = known(id, token);
        ObjectNode message = server.messages.get(webhook.path("channel_id").asLong(), number);
        if (message.path("webhook_id").asLong() != id) {
            throw Refusal.unknown(10008, "Message");
        }
        return message;
    }

    private ObjectNode known(long id, String token) {
        ObjectNode webhook = all.get(id);
        if (webhook == null) {
            throw Refusal.unknown(10015, "Webhook");
        }
        if (!webhook.path("token").asText().equals(token)) {
            throw Refusal.of(401, "Invalid Webhook Token");
        }
        return webhook;
    }
}
