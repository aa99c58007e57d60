package org.quietroom.commonroom;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;

/** The pages over HTTP: who comes in, what they send, and the refusals. It decides nothing about words. */
final class WebServer {
    static final String COOKIE = "commonroom";
    private static final String CSP = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * Where to listen.
     *
     * @param bind the interface's address
     * @param port 0 for any that is free
     * @param secureCookie whether browsers reach it by HTTPS only
     */
    record Address(String bind, int port, boolean secureCookie) {}

    private final Address address;
    private final CommonRoom house;
    private final CommonRoomAdapter adapter;
    private final Pages pages;
    private final LiveFeed live;
    private final SealedDoor sealed;
    private final SealedFeed sealedFeed;
    private final Javalin app;
    private volatile boolean visited;
    private volatile boolean running;

    WebServer(Address address, CommonRoom house, CommonRoomAdapter adapter) {
        this.address = address;
        this.house = house;
        this.adapter = adapter;
        this.pages = new Pages(house, adapter.profile());
        this.live = new LiveFeed(house.limits().streams());
        this.sealed = new SealedDoor(house, adapter);
        this.sealedFeed = new SealedFeed(house.limits().streams());
        this.app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = SealedDoor.MAX_REQUEST;
            config.jetty.threadPool = new QueuedThreadPool(24, 4);
            config.jetty.modifyServletContextHandler(handler -> {
                handler.addServlet(LiveServlet.holder(house, live), "/live/*");
                handler.addServlet(SealedServlet.holder(house, adapter, sealed, sealedFeed), "/live-sealed/*");
            });
            routes(config.routes);
        });
    }

    private void routes(JavalinDefaultRoutingApi routes) {
        routes.before(WebServer::protect);
        routes.get("/room.css", asset("room.css", "text/css"));
        routes.get("/room.js", asset("room.js", "text/javascript"));
        routes.get("/away", ctx -> ctx.html(Pages.away().markup()));
        routes.get("/", this::front);
        routes.post("/arrive", this::arrive);
        routes.post("/leave", this::leave);
        routes.get("/rooms/{room}", this::look);
        sealed.routes(routes);
        routes.post("/rooms/{room}", this::say);
        routes.post("/rooms/{room}/{line}/edit", this::edit);
        routes.post("/rooms/{room}/{line}/take-back", this::takeBack);
        routes.exception(Sorry.class, (sorry, ctx) -> answer(ctx, sorry));
        routes.error(404, ctx -> {
            if (ctx.attribute("answered") == null) {
                answer(ctx, new Sorry(404, "There is nothing here", "The address may be old.", ""));
            }
        });
        routes.error(413, ctx -> answer(ctx, new Sorry(413, "That is too long", "Please send less at once.", "")));
    }

    void start() {
        app.start(address.bind(), address.port());
        running = true;
    }

    void stop() {
        running = false;
        live.close();
        sealedFeed.close();
        app.stop();
    }

    URI address() {
        return URI.create("http://" + (address.bind().contains(":") ? "[" + address.bind() + "]" : address.bind()) + ":"
                + app.port() + "/");
    }

    HostHealth health() {
        if (!running) {
            return new HostHealth(HostHealth.State.LOST, "Common Room is closed; start the gateway to open it.");
        }
        return visited
                ? new HostHealth(HostHealth.State.REACHED, "Common Room is open in this program.")
                : new HostHealth(HostHealth.State.WAITING, "Common Room is open; nobody has come in yet.");
    }

    private static void protect(Context ctx) {
        ctx.header("Content-Security-Policy", CSP)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        String site = ctx.header("Sec-Fetch-Site");
        if (ctx.req().getMethod().equals("POST")
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none")) {
            throw new Sorry(403, "Not sent", "The form came from another site. Please open this room itself.", "");
        }
    }

    private void front(Context ctx) {
        Member member = memberOf(ctx);
        ctx.html((member == null ? pages.door() : pages.lobby(member)).markup());
    }

    private void arrive(Context ctx) {
        if (memberOf(ctx) == null) {
            Member member = house.arrive();
            if (member == null) {
                throw new Sorry(503, "The house is full", "Please try again in a few minutes.", "");
            }
            visited = true;
            ctx.cookie(cookie(member.token.toString(), -1));
        }
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void leave(Context ctx) {
        house.leave(sender(ctx));
        ctx.cookie(cookie("", 0));
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void look(Context ctx) {
        Member member = memberOf(ctx);
        if (member == null) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        Room room = roomOf(ctx);
        if (room.sealed()) {
            sealed.look(ctx, room, member);
        } else {
            ctx.future(() -> show(ctx, room, member, member.draft(), "", null));
        }
    }

    private CompletableFuture<?> show(
            Context ctx, Room room, Member member, String draft, String kept, @Nullable String notice) {
        return adapter.enter(member, room)
                .thenAccept(name -> ctx.html(
                        pages.room(room, member, name, draft, kept, notice).markup()))
                .exceptionally(failure -> {
                    answer(
                            ctx,
                            new Sorry(
                                    503,
                                    "This room cannot be opened now",
                                    "The names of this room do not answer. Please try again in a few minutes.",
                                    kept));
                    return null;
                });
    }

    private void say(Context ctx) {
        Member member = sender(ctx);
        Room room = openRoom(ctx);
        String text = text(ctx);
        String to = Objects.requireNonNullElse(ctx.formParam("to"), "");
        Line.Recipient recipient = to.isEmpty() ? null : room.person(to);
        if (!to.isEmpty() && recipient == null) {
            throw new Sorry(409, "Not sent", "Whoever you wrote to is not in this room any more.", text);
        }
        String id = member.claim(ctx.formParam("draft"), text);
        CompletableFuture<Outcome> outcome = member.budget.take()
                ? adapter.say(member, room, id, recipient, text)
                : CompletableFuture.completedFuture(tooFast());
        ctx.future(() -> outcome.thenCompose(o -> reply(ctx, room, member, id, text, o)));
    }

    private void edit(Context ctx) {
        Member member = sender(ctx);
        Room room = openRoom(ctx);
        String text = text(ctx);
        Line line = own(ctx, room, member, text);
        CompletableFuture<Outcome> outcome = member.budget.take()
                ? adapter.edit(member, room, line, UUID.randomUUID().toString(), text)
                : CompletableFuture.completedFuture(tooFast());
        ctx.future(() -> outcome.thenCompose(o -> reply(ctx, room, member, member.draft(), text, o)));
    }

    private void takeBack(Context ctx) {
        Member member = sender(ctx);
        Room room = openRoom(ctx);
        CompletableFuture<Outcome> outcome = adapter.takeBack(member, room, own(ctx, room, member, ""));
        ctx.future(() -> outcome.thenCompose(o -> reply(ctx, room, member, "", "", o)));
    }

    private static Outcome tooFast() {
        return Outcome.notSent(
                "Not sent yet: you are writing very fast. Your text is still here; please wait a moment.");
    }

    /** Sent: back to the room. Not sent: the same page with the words still in it. The script gets the bare facts. */
    private CompletableFuture<?> reply(
            Context ctx, Room room, Member member, String draft, String text, Outcome outcome) {
        boolean script = ctx.header("Quietroom-Script") != null;
        if (script) {
            ctx.status(outcome.sent() ? 200 : 503)
                    .contentType("text/plain")
                    .result(outcome.sent() ? member.draft() : Objects.requireNonNullElse(outcome.notice(), ""));
        } else if (outcome.sent()) {
            ctx.redirect("/rooms/" + room.key() + "#write", HttpStatus.SEE_OTHER);
        } else {
            ctx.status(503);
            return show(ctx, room, member, draft, text, outcome.notice());
        }
        return CompletableFuture.completedFuture(null);
    }

    private @Nullable Member memberOf(Context ctx) {
        return house.byToken(ctx.cookie(COOKIE));
    }

    /** Whoever sends a form: by the cookie, and by the token that only our own pages hold. */
    private Member sender(Context ctx) {
        Member member = memberOf(ctx);
        if (member == null || !member.formToken.equals(CommonRoom.uuid(ctx.formParam("form")))) {
            throw new Sorry(
                    403,
                    "Not sent: this page is out of date",
                    "Please open the room again. Your words are kept below.",
                    Objects.requireNonNullElse(ctx.formParam("text"), ""));
        }
        return member;
    }

    private Room roomOf(Context ctx) {
        Room room = house.room(ctx.pathParam("room"));
        if (room == null) {
            throw new Sorry(404, "There is no such room", "Choose one from the list.", "");
        }
        return room;
    }

    /** A room whose words come as they are; nothing is ever published in the clear in a sealed one. */
    private Room openRoom(Context ctx) {
        Room room = roomOf(ctx);
        if (room.sealed()) {
            throw new Sorry(
                    409,
                    "Not sent: this room is sealed",
                    "Please open it with script on: your words are encrypted there first.",
                    Objects.requireNonNullElse(ctx.formParam("text"), ""));
        }
        return room;
    }

    private static Line own(Context ctx, Room room, Member member, String text) {
        Line line = room.find(ctx.pathParam("line"));
        if (line == null || !line.mutableBy(member)) {
            throw new Sorry(409, "This message cannot be changed", "It is gone, or it is not yours.", text);
        }
        return line;
    }

    private String text(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.formParam("text"), "").replace("\r\n", "\n");
        int limit = house.limits().text();
        if (text.isBlank()) {
            throw new Sorry(422, "Nothing was written", "Please write something first.", "");
        }
        if (text.length() > limit) {
            throw new Sorry(413, "Not sent: too long", "A message has at most " + limit + " characters.", text);
        }
        return text;
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(COOKIE, value, "/", maxAge, address.secureCookie(), true, null, SameSite.STRICT);
    }

    private static void answer(Context ctx, Sorry sorry) {
        ctx.attribute("answered", true);
        ctx.status(sorry.status());
        if (ctx.header("Quietroom-Script") != null) {
            ctx.contentType("text/plain").result(sorry.what() + ". " + sorry.next());
        } else {
            ctx.html(Pages.sorry(sorry.what(), sorry.next(), sorry.kept()).markup());
        }
    }

    private static Handler asset(String name, String type) {
        try (InputStream in = WebServer.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return ctx -> ctx.contentType(type + "; charset=utf-8").result(text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }
}
