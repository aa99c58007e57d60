package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.jspecify.annotations.Nullable;

/** The REST interface: who asks, for what, and the answer or the refusal. */
final class Rest {
    private static final String API = "/api/v10";

    private final FakeDiscord server;

    Rest(FakeDiscord server) {
        this.server = server;
    }

    private interface Work {
        /** Null for 204. */
        @Nullable
        JsonNode answer(Context http, JsonNode body);
    }

    void routes(JavalinConfig config) {
        Messages messages = server.messages;
        Webhooks webhooks = server.webhooks;
        Interactions interactions = server.interactions;
        on(config, HandlerType.GET, "/users/@me", (http, body) -> server.bot());
        on(
                config,
                HandlerType.POST,
                "/users/@me/channels",
                (http, body) -> server.people().privateChannel(body));
        on(
                config,
                HandlerType.GET,
                "/guilds/{guild}/members/{user}",
                (http, body) -> server.people().member(number(http, "user")));
        on(
                config,
                HandlerType.PUT,
                "/applications/{app}/guilds/{guild}/commands",
                (http, body) -> server.commands(body));
        on(config, HandlerType.GET, "/applications/{app}/emojis", (http, body) -> server.emojis.all());
        on(config, HandlerType.POST, "/applications/{app}/emojis", (http, body) -> server.emojis.add(body));
        on(
                config,
                HandlerType.GET,
                "/channels/{channel}/webhooks",
                (http, body) -> webhooks.of(number(http, "channel")));
        on(
                config,
                HandlerType.POST,
                "/channels/{channel}/webhooks",
                (http, body) -> webhooks.create(number(http, "channel"), body));
        on(
                config,
                HandlerType.GET,
                "/channels/{channel}/messages",
                (http, body) -> messages.list(
                        number(http, "channel"),
                        http.queryParam("after"),
                        http.queryParam("before"),
                        http.queryParam("limit")));
        on(
                config,
                HandlerType.GET,
                "/channels/{channel}/messages/{message}",
                (http, body) -> messages.read(number(http, "channel"), number(http, "message")));
        on(
                config,
                HandlerType.POST,
                "/channels/{channel}/messages",
                (http, body) -> messages.letter(number(http, "channel"), body));
        on(
                config,
                HandlerType.DELETE,
                "/channels/{channel}/messages/{message}",
                (http, body) -> messages.removed(number(http, "channel"), number(http, "message")));
        on(
                config,
                HandlerType.POST,
                "/interactions/{id}/{token}/callback",
                (http, body) -> interactions.callback(number(http, "id"), http.pathParam("token"), body));
        on(
                config,
                HandlerType.POST,
                "/webhooks/{id}/{token}",
                (http, body) -> own(http)
                        ? interactions.followUp(http.pathParam("token"), body)
                        : webhooks.execute(
                                number(http, "id"), http.pathParam("token"), body, http.queryParam("with_components")));
        on(
                config,
                HandlerType.GET,
                "/webhooks/{id}/{token}/messages/{message}",
                (http, body) -> webhooks.read(number(http, "id"), http.pathParam("token"), number(http, "message")));
        on(
                config,
                HandlerType.PATCH,
                "/webhooks/{id}/{token}/messages/{message}",
                (http, body) -> own(http)
                        ? interactions.edit(http.pathParam("token"), http.pathParam("message"), body)
                        : webhooks.edit(number(http, "id"), http.pathParam("token"), number(http, "message"), body));
        on(
                config,
                HandlerType.DELETE,
                "/webhooks/{id}/{token}/messages/{message}",
                (http, body) -> webhooks.delete(number(http, "id"), http.pathParam("token"), number(http, "message")));
        config.routes.error(404, http -> {
            if (http.result() == null || !String.valueOf(http.result()).startsWith("{")) {
                server.refused("no such route: " + http.method() + " " + http.path());
            }
        });
    }

    /** Whether a webhook is that of interactions: its number is the application's. */
    private static boolean own(Context http) {
        return http.pathParam("id").equals(FakeDiscord.BOT);
    }

    private static long number(Context http, String name) {
        return Long.parseUnsignedLong(http.pathParam(name));
    }

    private void on(JavalinConfig config, HandlerType method, String path, Work work) {
        config.routes.addHttpHandler(method, API + path, http -> {
            try {
                checkHeaders(http);
                JsonNode body = http.body().isEmpty() ? Json.object() : Json.parse(http.body());
                JsonNode answer;
                synchronized (server) {
                    server.request(method + " " + http.path() + " " + http.body());
                    answer = work.answer(http, body);
                    server.notifyAll();
                }
                if (answer == null) {
                    http.status(204);
                } else {
                    http.contentType("application/json").result(answer.toString());
                }
            } catch (Refusal e) {
                refuse(http, e);
            }
        });
    }

    private static void checkHeaders(Context http) {
        if (!("Bot " + FakeDiscord.TOKEN).equals(http.header("Authorization"))) {
            throw Refusal.of(401, "401: Unauthorized");
        }
        String agent = http.header("User-Agent");
        Strict.require(agent != null && agent.startsWith("DiscordBot ("), "User-Agent names the library");
        String type = http.header("Content-Type");
        boolean json = type != null && type.startsWith("application/json");
        Strict.require(http.body().isEmpty() || json, "Content-Type is application/json");
    }

    private void refuse(Context http, Refusal refusal) {
        if (!refusal.ordinary) {
            server.refused(http.method() + " " + http.path() + ": " + refusal.getMessage());
        }
        ObjectNode body = Json.object().put("code", refusal.code).put("message", refusal.getMessage());
        http.status(refusal.status).contentType("application/json").result(body.toString());
    }
}
