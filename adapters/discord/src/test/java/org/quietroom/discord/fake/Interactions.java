package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands, buttons and forms, and their answers, which only who used them may see. Guarded by the server's lock. */
final class Interactions {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int EPHEMERAL = 64;

    private final FakeDiscord server;
    private final Map<String, Interaction> all = new LinkedHashMap<>();

    Interactions(FakeDiscord server) {
        this.server = server;
    }

    /** One use of a command, button or form. */
    static final class Interaction {
        final long id;
        final String token;
        final FakeUser user;
        final long channel;
        final long begun = System.nanoTime();
        final boolean delivered;
        boolean answered;
        boolean expired;

        @Nullable
        ObjectNode modal;

        @Nullable
        ObjectNode original;

        Interaction(long id, FakeUser user, long channel, boolean delivered) {
            this.id = id;
            this.token = "interaction-token-" + id;
            this.user = user;
            this.channel = channel;
            this.delivered = delivered;
        }

        boolean late() {
            return !delivered || (!answered && System.nanoTime() - begun > ANSWER.toNanos());
        }
    }

    /** Hands it to the bot; if the bot is away Discord tells the member at once. */
    Interaction begin(FakeUser user, long channel, int type, ObjectNode data, @Nullable ObjectNode message) {
        Interaction made = new Interaction(server.numbers.next(), user, channel, server.hub.up());
        all.put(made.token, made);
        boolean direct = server.people().ownerOf(channel) != null;
        ObjectNode event = Json.object()
                .put("id", Shapes.text(made.id))
                .put("application_id", FakeDiscord.BOT)
                .put("type", type)
                .put("token", made.token)
                .put("version", 1)
                .put("channel_id", Shapes.text(channel))
                .put("locale", user.locale)
                .put("context", direct ? 1 : 0)
                .put("app_permissions", Shapes.text(server.permissions))
                .put("attachment_size_limit", 10_485_760);
        event.set("data", data);
        event.set("entitlements", Json.array());
        event.set(
                "authorizing_integration_owners",
                Json.object().put("0", direct ? "0" : Shapes.text(FakeDiscord.GUILD)));
        event.set("channel", server.channel(channel));
        if (message != null) {
            event.set("message", message);
        }
        if (direct) {
            event.set("user", user.shape());
        } else {
            ObjectNode guild =
                    Json.object().put("id", Shapes.text(FakeDiscord.GUILD)).put("locale", "en-US");
            guild.set("features", Json.array());
            event.put("guild_id", Shapes.text(FakeDiscord.GUILD))
                    .put("guild_locale", "en-US")
                    .set("guild", guild);
            event.set(
                    "member",
                    Shapes.member(user.shape()).put("permissions", Shapes.text(Shapes.VIEW | Shapes.COMMANDS)));
        }
        if (made.delivered) {
            server.hub.dispatch("INTERACTION_CREATE", event);
        }
        return made;
    }

    JsonNode callback(long id, String token, JsonNode body) {
        Interaction own = known(token);
        if (own.id != id || own.answered || own.late()) {
            throw Refusal.late(own.answered ? "answered before" : "more than 3 seconds");
        }
        Strict.fields(body, Set.of("type", "data"));
        int type = body.path("type").asInt();
        JsonNode data = body.path("data");
        ObjectNode resource = Json.object().put("type", type);
        switch (type) {
            case 4 -> resource.set("message", answer(own, Strict.message(data), data));
            case 5 -> {
                Strict.fields(data, Set.of("flags"));
                resource.set("message", answer(own, "", data));
            }
            case 6 -> Strict.require(own.original != null, "only a button has a message to change");
            case 9 -> {
                Strict.modal(data);
                own.modal = data.deepCopy();
                own.user.shown(own.modal);
            }
            default -> throw Refusal.invalid("type " + type);
        }
        own.answered = true;
        ObjectNode response = Json.object();
        response.set("interaction", Json.object().put("id", Shapes.text(id)).put("type", 2));
        response.set("resource", resource);
        return response;
    }

    private ObjectNode answer(Interaction own, String content, JsonNode data) {
        Strict.require((data.path("flags").asInt() & EPHEMERAL) != 0, "an answer that others would see");
        ObjectNode message = Shapes.message(server.numbers.next(), own.channel, server.bot(), content)
                .put("flags", EPHEMERAL)
                .put("application_id", FakeDiscord.BOT);
        message.set("components", data.path("components").isArray() ? data.path("components") : Json.array());
        own.user.whispered(message);
        if (own.original == null) {
            own.original = message;
        }
        return message;
    }

    JsonNode edit(String token, String which, JsonNode body) {
        Interaction own = open(token);
        ObjectNode message = own.original;
        if (message == null || !which.equals("@original")) {
            throw Refusal.unknown(10008, "Message");
        }
        String content = Strict.message(body);
        message.set(
                "components", body.path("components").isArray() ? body.path("components") : message.path("components"));
        if (server.people().ownerOf(own.channel) == null) {
            message.put("content", content);
            own.user.whispered(message);
        } else {
            server.messages.change(message, content);
        }
        return message;
    }

    JsonNode followUp(String token, JsonNode body) {
        Interaction own = open(token);
        String content = Strict.message(body);
        Strict.require(!content.isEmpty(), "an empty message");
        return answer(own, content, body);
    }

    /** As if 15 minutes had passed. */
    void expire() {
        all.values().forEach(interaction -> interaction.expired = true);
    }

    private Interaction open(String token) {
        Interaction own = known(token);
        boolean over = own.expired || System.nanoTime() - own.begun > LIFE.toNanos();
        if (over || !own.answered) {
            throw Refusal.unknown(50027, "Webhook Token");
        }
        return own;
    }

    private Interaction known(String token) {
        Interaction own = all.get(token);
        if (own == null) {
            throw Refusal.late("no such token");
        }
        return own;
    }
}
