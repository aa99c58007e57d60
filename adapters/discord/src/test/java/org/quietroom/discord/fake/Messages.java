package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in channels and private conversations, and who is told of it. Guarded by the server's lock. */
final class Messages {
    private static final int PAGE = 100;

    private final FakeDiscord server;
    private final Map<Long, NavigableMap<Long, ObjectNode>> channels = new HashMap<>();
    private final Map<String, ObjectNode> nonces = new HashMap<>();

    Messages(FakeDiscord server) {
        this.server = server;
    }

    NavigableMap<Long, ObjectNode> in(long channel) {
        return channels.computeIfAbsent(channel, number -> new TreeMap<>());
    }

    ObjectNode add(long channel, ObjectNode author, String content, @Nullable ObjectNode extra) {
        ObjectNode message = Shapes.message(server.numbers.next(), channel, author, content);
        if (extra != null) {
            message.setAll(extra);
        }
        in(channel).put(message.path("id").asLong(), message);
        tell("MESSAGE_CREATE", message);
        return message;
    }

    ObjectNode change(ObjectNode message, String content) {
        message.put("content", content).put("edited_timestamp", Instant.now().toString());
        tell("MESSAGE_UPDATE", message);
        return message;
    }

    void drop(long channel, long number) {
        if (in(channel).remove(number) == null) {
            throw Refusal.unknown(10008, "Message");
        }
        ObjectNode gone = Json.object().put("id", Shapes.text(number)).put("channel_id", Shapes.text(channel));
        tell("MESSAGE_DELETE", gone);
    }

    ObjectNode get(long channel, long number) {
        ObjectNode message = in(channel).get(number);
        if (message == null) {
            throw Refusal.unknown(10008, "Message");
        }
        return message;
    }

    /** Everybody who is in the channel gets it, and the bot as its intents allow. */
    private void tell(String type, ObjectNode message) {
        long channel = message.path("channel_id").asLong();
        FakeUser owner = server.people().ownerOf(channel);
        ObjectNode event = message.deepCopy();
        if (owner == null) {
            event.put("guild_id", Shapes.text(FakeDiscord.GUILD));
            server.people().members().forEach(user -> user.received(type, event));
            FakeUser author =
                    server.people().find(message.path("author").path("id").asLong());
            if (author != null) {
                event.set("member", Shapes.bareMember());
            }
        } else {
            owner.received(type, event);
        }
        server.hub.message(type, event, owner != null);
    }

    JsonNode list(long channel, @Nullable String after, @Nullable String before, @Nullable String limit) {
        server.require(Shapes.HISTORY, "READ_MESSAGE_HISTORY");
        int most = limit == null ? 50 : Integer.parseInt(limit);
        Strict.require(most >= 1 && most <= PAGE, "limit: 1 to 100");
        List<ObjectNode> found = new ArrayList<>();
        var all = before == null ? in(channel) : in(channel).headMap(Long.parseUnsignedLong(before), false);
        if (after != null) {
            for (ObjectNode message :
                    all.tailMap(Long.parseUnsignedLong(after), false).values()) {
                if (found.size() < most) {
                    found.add(0, message);
                }
            }
        } else {
            for (ObjectNode message : all.descendingMap().values()) {
                if (found.size() < most) {
                    found.add(message);
                }
            }
        }
        ArrayNode answer = Json.array();
        found.forEach(message -> answer.add(server.hub.shown(message)));
        return answer;
    }

    JsonNode read(long channel, long number) {
        ObjectNode message = get(channel, number);
        return server.people().ownerOf(channel) == null ? server.hub.shown(message) : message;
    }

    /** The bot writes to somebody in private; into rooms it writes by webhooks alone. */
    JsonNode letter(long channel, JsonNode body) {
        FakeUser to = server.people().ownerOf(channel);
        Strict.require(to != null, "the bot writes into a room under its own name");
        String content = Strict.message(body);
        Strict.require(!content.isEmpty(), "an empty message");
        if (to == null || to.closed || !to.member) {
            throw Refusal.closed();
        }
        String nonce = body.path("nonce").asText();
        if (body.path("enforce_nonce").asBoolean() && !nonce.isEmpty() && nonces.containsKey(nonce)) {
            return nonces.get(nonce);
        }
        ObjectNode extra = Json.object();
        extra.set("components", body.path("components").isArray() ? body.path("components") : Json.array());
        ObjectNode made = add(channel, server.bot(), content, extra);
        nonces.put(nonce, made);
        return made;
    }

    @Nullable
    JsonNode removed(long channel, long number) {
        ObjectNode message = get(channel, number);
        if (!message.path("author").path("id").asText().equals(FakeDiscord.BOT)) {
            server.require(Shapes.MANAGE_MESSAGES, "MANAGE_MESSAGES");
        }
        drop(channel, number);
        return null;
    }
}
