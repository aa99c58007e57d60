package org.quietroom.commonroom;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who comes in, who asks, and in which room: by the cookie, and for a form by the token that only our own pages hold. */
final class Visits {
    private final CommonRoom house;
    private final Pages pages;
    private final SealedDoor sealed;
    private final boolean secureCookie;
    private volatile boolean visited;

    Visits(CommonRoom house, Pages pages, SealedDoor sealed, boolean secureCookie) {
        this.house = house;
        this.pages = pages;
        this.sealed = sealed;
        this.secureCookie = secureCookie;
    }

    void routes(JavalinDefaultRoutingApi routes) {
        routes.get("/", this::front);
        routes.post("/arrive", this::arrive);
        routes.post("/leave", this::leave);
    }

    /** Whether anybody has come in since the start. */
    boolean visited() {
        return visited;
    }

    private void front(Context ctx) {
        Member member = memberOf(ctx);
        ctx.html((member == null ? pages.door() : pages.lobby(member)).markup());
    }

    private void arrive(Context ctx) {
        if (memberOf(ctx) == null) {
            Member member = house.arrive();
            if (member == null) {
                throw new Sorry(503, "full");
            }
            visited = true;
            ctx.cookie(cookie(member.token.toString(), -1));
        }
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void leave(Context ctx) {
        Member member = sender(ctx);
        sealed.forget(member);
        house.leave(member);
        ctx.cookie(cookie("", 0));
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Null if nobody is known by the cookie. */
    @Nullable
    Member memberOf(Context ctx) {
        return house.byToken(ctx.cookie(WebServer.COOKIE));
    }

    /** Whoever sends a form: by the cookie, and by the token that only our own pages hold. */
    Member sender(Context ctx) {
        Member member = memberOf(ctx);
        if (member == null || !member.formToken.equals(CommonRoom.uuid(ctx.formParam("form")))) {
            throw new Sorry(403, "stale", Objects.requireNonNullElse(ctx.formParam("text"), ""));
        }
        return member;
    }

    Room roomOf(Context ctx) {
        Room room = house.room(ctx.pathParam("room"));
        if (room == null) {
            throw new Sorry(404, "room");
        }
        return room;
    }

    /** A room whose words come as they are; nothing is ever published in the clear in a sealed one. */
    Room openRoom(Context ctx) {
        Room room = roomOf(ctx);
        if (room.sealed()) {
            throw new Sorry(409, "sealed", Objects.requireNonNullElse(ctx.formParam("text"), ""));
        }
        return room;
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(WebServer.COOKIE, value, "/", maxAge, secureCookie, true, null, SameSite.STRICT);
    }
}
