package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway: sessions, heartbeats, events in order, resuming. One bot, one session at a time. Guarded by the server's lock. */
final class Hub {
    private static final int GUILD_MESSAGES = 1 << 9;
    private static final int DIRECT_MESSAGES = 1 << 12;
    private static final int MESSAGE_CONTENT = 1 << 15;

    private final FakeDiscord server;
    private @Nullable WsContext socket;
    private @Nullable String session;
    private int intents;
    private int sequence;
    private int sessions;
    private int resumed;
    private final List<String> sent = new ArrayList<>();

    Hub(FakeDiscord server) {
        this.server = server;
    }

    void routes(WsConfig ws) {
        ws.onConnect(context -> {
            context.session.setIdleTimeout(Duration.ofMinutes(5));
            Strict.require("10".equals(context.queryParam("v")), "version 10");
            Strict.require("json".equals(context.queryParam("encoding")), "encoding json");
            ObjectNode hello = Json.object().put("op", 10).putNull("s").putNull("t");
            hello.set("d", Json.object().put("heartbeat_interval", 20_000));
            context.send(hello.toString());
        });
        ws.onMessage(context -> {
            synchronized (server) {
                received(context, Json.parse(context.message()));
            }
        });
        ws.onClose(context -> {
            synchronized (server) {
                WsContext own = socket;
                if (own != null && own.session.equals(context.session)) {
                    socket = null;
                    if (context.status() == 1000 || context.status() == 1001) {
                        session = null;
                    }
                    server.notifyAll();
                }
            }
        });
    }

    private void received(WsContext from, JsonNode frame) {
        switch (frame.path("op").asInt(-1)) {
            case 1 -> from.send(Json.object().put("op", 11).toString());
            case 2 -> identify(from, frame.path("d"));
            case 6 -> resume(from, frame.path("d"));
            case 3, 4, 8 -> {
                // Presence, voice and members are of no interest here.
            }
            default -> server.refused("gateway opcode " + frame.path("op"));
        }
    }

    private void identify(WsContext from, JsonNode data) {
        if (!data.path("token").asText().equals(FakeDiscord.TOKEN)) {
            from.closeSession(4004, "Authentication failed.");
            return;
        }
        intents = data.path("intents").asInt();
        if ((intents & MESSAGE_CONTENT) != 0 && !server.contentAllowed) {
            from.closeSession(4014, "Disallowed intent(s).");
            return;
        }
        if ((intents & ((1 << 1) | (1 << 8))) != 0) {
            server.refused("intents for members or presences, which nobody needs");
        }
        socket = from;
        sequence = 0;
        sent.clear();
        session = "session-" + ++sessions;
        ObjectNode ready =
                Json.object().put("v", 10).put("session_id", session).put("resume_gateway_url", server.gateway());
        ready.set("user", server.bot());
        ready.set("application", Json.object().put("id", FakeDiscord.BOT).put("flags", 0));
        ready.set(
                "guilds",
                Json.array(
                        Json.object().put("id", Shapes.text(FakeDiscord.GUILD)).put("unavailable", true)));
        ready.set("private_channels", Json.array());
        dispatch("READY", ready);
        dispatch("GUILD_CREATE", server.guild());
        server.notifyAll();
    }

    private void resume(WsContext from, JsonNode data) {
        boolean known = data.path("session_id").asText().equals(session)
                && data.path("token").asText().equals(FakeDiscord.TOKEN);
        if (!known) {
            from.send(Json.object().put("op", 9).put("d", false).toString());
            return;
        }
        socket = from;
        resumed++;
        List<String> missed = List.copyOf(sent.subList(data.path("seq").asInt(), sent.size()));
        missed.forEach(from::send);
        dispatch("RESUMED", Json.object());
        server.notifyAll();
    }

    /** Events that need an intent, without it, are not sent; without content, messages of others are empty. */
    void message(String type, ObjectNode message, boolean direct) {
        if ((intents & (direct ? DIRECT_MESSAGES : GUILD_MESSAGES)) != 0) {
            dispatch(type, direct ? message : shown(message));
        }
    }

    /** A message as the bot may read it. */
    ObjectNode shown(ObjectNode message) {
        boolean own = message.path("author").path("id").asText().equals(FakeDiscord.BOT);
        if (own || (intents & MESSAGE_CONTENT) != 0) {
            return message;
        }
        ObjectNode bare = message.deepCopy().put("content", "");
        for (String field : new String[] {"components", "embeds", "attachments"}) {
            bare.set(field, Json.array());
        }
        return bare;
    }

    void dispatch(String type, ObjectNode data) {
        ObjectNode frame = Json.object().put("op", 0).put("s", ++sequence).put("t", type);
        frame.set("d", data.deepCopy());
        sent.add(frame.toString());
        WsContext open = socket;
        if (open != null) {
            open.send(frame.toString());
        }
    }

    boolean up() {
        return socket != null;
    }

    int resumed() {
        return resumed;
    }

    int sessions() {
        return sessions;
    }

    /** The network fails; the session can be resumed, unless it is forgotten. */
    void cut(boolean forget) {
        WsContext open = socket;
        socket = null;
        if (forget) {
            session = null;
        }
        if (open != null) {
            open.closeSession(4000, "Unknown error.");
        }
    }
}
