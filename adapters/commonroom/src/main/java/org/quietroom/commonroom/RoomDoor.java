package org.quietroom.commonroom;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What members send in rooms whose words come as they are, and the page that they see after. It decides nothing about words. */
final class RoomDoor {
    private final CommonRoom house;
    private final CommonRoomAdapter adapter;
    private final Pages pages;
    private final Visits visits;
    private final SealedDoor sealed;

    RoomDoor(CommonRoom house, CommonRoomAdapter adapter, Pages pages, Visits visits, SealedDoor sealed) {
        this.house = house;
        this.adapter = adapter;
        this.pages = pages;
        this.visits = visits;
        this.sealed = sealed;
    }

    void routes(JavalinDefaultRoutingApi routes) {
        routes.get("/rooms/{room}", this::look);
        routes.post("/rooms/{room}", this::say);
        routes.post("/rooms/{room}/{line}/edit", this::edit);
        routes.post("/rooms/{room}/{line}/take-back", this::takeBack);
    }

    private void look(Context ctx) {
        Member member = visits.memberOf(ctx);
        if (member == null) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        Room room = visits.roomOf(ctx);
        if (room.sealed()) {
            sealed.look(ctx, room, member);
        } else {
            ctx.future(() -> show(ctx, room, member, member.draft(), "", null));
        }
    }

    private CompletableFuture<?> show(
            Context ctx, Room room, Member member, String draft, String kept, @Nullable String notice) {
        return adapter.speaking()
                .enter(member, room)
                .thenAccept(name -> ctx.html(
                        pages.room(room, member, name, draft, kept, notice).markup()))
                .exceptionally(failure -> {
                    throw new Sorry(503, "names", kept);
                });
    }

    private void say(Context ctx) {
        Member member = visits.sender(ctx);
        Room room = visits.openRoom(ctx);
        String text = text(ctx);
        String to = Objects.requireNonNullElse(ctx.formParam("to"), "");
        Line.Recipient recipient = to.isEmpty() ? null : room.person(to);
        if (!to.isEmpty() && recipient == null) {
            throw new Sorry(409, "gone", text);
        }
        String id = member.claim(ctx.formParam("draft"), text);
        CompletableFuture<Outcome> outcome = member.budget.take()
                ? adapter.speaking().say(member, room, id, recipient, text)
                : CompletableFuture.completedFuture(tooFast());
        ctx.future(() -> outcome.thenCompose(o -> reply(ctx, room, member, id, text, o)));
    }

    private void edit(Context ctx) {
        Member member = visits.sender(ctx);
        Room room = visits.openRoom(ctx);
        String text = text(ctx);
        Line line = own(ctx, room, member, text);
        CompletableFuture<Outcome> outcome = member.budget.take()
                ? adapter.speaking().edit(member, room, line, UUID.randomUUID().toString(), text)
                : CompletableFuture.completedFuture(tooFast());
        ctx.future(() -> outcome.thenCompose(o -> reply(ctx, room, member, member.draft(), text, o)));
    }

    private void takeBack(Context ctx) {
        Member member = visits.sender(ctx);
        Room room = visits.openRoom(ctx);
        CompletableFuture<Outcome> outcome = adapter.speaking().takeBack(member, room, own(ctx, room, member, ""));
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

    private static Line own(Context ctx, Room room, Member member, String text) {
        Line line = room.find(ctx.pathParam("line"));
        if (line == null || !line.mutableBy(member)) {
            throw new Sorry(409, "fixed", text);
        }
        return line;
    }

    private String text(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.formParam("text"), "").replace("\r\n", "\n");
        if (text.isBlank()) {
            throw new Sorry(422, "empty");
        }
        if (text.length() > house.limits().text()) {
            throw new Sorry(413, "long", text);
        }
        return text;
    }
}
