package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody who is or was in the guild, and their private conversations with the bot. Guarded by the server's lock. */
final class People {
    private final FakeDiscord server;
    private final Map<Long, FakeUser> users = new LinkedHashMap<>();

    People(FakeDiscord server) {
        this.server = server;
    }

    FakeUser join(String name) {
        FakeUser user = new FakeUser(server, server.numbers.next(), server.numbers.next(), name);
        users.put(user.id, user);
        return user;
    }

    /** All of them leave; who they were is known as long as the server is, so that a late letter finds them gone. */
    void clear() {
        users.values().forEach(user -> user.member = false);
    }

    Collection<FakeUser> members() {
        return users.values().stream().filter(user -> user.member).toList();
    }

    @Nullable
    FakeUser find(long user) {
        return users.get(user);
    }

    /** Whose private conversation with the bot a channel is; null for a room. */
    @Nullable
    FakeUser ownerOf(long channel) {
        return users.values().stream()
                .filter(user -> user.conversation == channel)
                .findFirst()
                .orElse(null);
    }

    JsonNode privateChannel(JsonNode body) {
        Strict.fields(body, Set.of("recipient_id"));
        FakeUser user = users.get(body.path("recipient_id").asLong());
        if (user == null) {
            throw Refusal.unknown(10013, "User");
        }
        return server.channel(user.conversation);
    }

    JsonNode member(long id) {
        FakeUser user = users.get(id);
        if (user == null || !user.member) {
            throw Refusal.unknown(10007, "Member");
        }
        ObjectNode member = Shapes.member(user.shape());
        return user.timeOut ? member.put("communication_disabled_until", "2999-01-01T00:00:00+00:00") : member;
    }
}
