package org.quietroom.commonroom;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where browsers reach the hub of sealed rooms: it says who asks and passes the rest on unread. A request must bear the cookie and,
 * in the header {@code Quietroom-Form}, the token that only our own pages hold.
 */
final class SealedDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SealedDoor.class);

    /** The longest request, in bytes; and the longest that carries the tree of a large group. */
    static final int MAX_REQUEST = 256 * 1024;

    static final int MAX_UPLOAD = 2_304 * 1024;
    private static final Set<String> UPLOADS = Set.of("create", "commit");

    private static final int PATIENCE_SECONDS = 10;
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    private final CommonRoom house;
    private final CommonRoomAdapter adapter;

    SealedDoor(CommonRoom house, CommonRoomAdapter adapter) {
        this.house = house;
        this.adapter = adapter;
    }

    void routes(JavalinDefaultRoutingApi routes) {
        routes.get("/sealed/{asset}", this::asset);
        routes.post("/rooms/{room}/sealed/{operation}", ctx -> call(ctx, null));
        routes.post("/rooms/{room}/with/{member}/sealed/{operation}", ctx -> call(ctx, ctx.pathParam("member")));
    }

    /** The page of a sealed room. */
    void look(Context ctx, Room room, Member member) {
        SealedRooms.Asset program = adapter.sealed()
                .flatMap(hub -> hub.asset(SealedPage.PROGRAM))
                .orElseThrow(() -> new Sorry(503, "unready"));
        SealedRooms.Asset pack =
                adapter.sealed().flatMap(hub -> hub.asset(SealedPage.PACK)).orElse(null);
        SealedWords words = SealedWords.of(ctx.header("Accept-Language"));
        ctx.header("Content-Security-Policy", SealedPage.CSP)
                .html(SealedPage.of(
                                room,
                                member,
                                house.limits().text(),
                                words,
                                program,
                                words.file().flatMap(this::script).orElse(Html.NOTHING),
                                pack,
                                adapter.help(words.language()))
                        .markup());
    }

    /** A file of the client that a page loads before it; empty if there is none. */
    private Optional<Html> script(String name) {
        return adapter.sealed().flatMap(hub -> hub.asset(name)).map(file -> SealedPage.script(name, file));
    }

    /** Whether a request may be as long as a tree. */
    static boolean uploads(String path) {
        int last = path.lastIndexOf('/');
        return path.startsWith("/rooms/")
                && path.startsWith("/sealed", Math.max(0, last - "/sealed".length()))
                && UPLOADS.contains(path.substring(last + 1));
    }

    /**
     * Lets the hub take a member's devices out of the rooms it was in: its account ends. If the hub is away it will notice later that
     * they do not come.
     */
    void forget(Member member) {
        SealedRooms hub = adapter.sealed().orElse(null);
        for (Room room : house.rooms()) {
            Pseudonym name = member.pseudonymIn(room);
            if (hub != null && room.sealed() && name != null) {
                try {
                    hub.forget(name);
                } catch (UnavailableException e) {
                    LOG.warn("a sealed room could not be told that a member has left");
                }
            }
        }
    }

    private void asset(Context ctx) {
        var asset = adapter.sealed().flatMap(hub -> hub.asset(ctx.pathParam("asset")));
        if (asset.isPresent()) {
            ctx.contentType(asset.get().mediaType()).result(asset.get().bytes().get());
        } else {
            ctx.status(404);
        }
    }

    private void call(Context ctx, @Nullable String with) {
        Member member = house.byToken(ctx.cookie(WebServer.COOKIE));
        Room room = house.room(ctx.pathParam("room"));
        String operation = ctx.pathParam("operation");
        SealedRooms hub = adapter.sealed().orElse(null);
        if (member == null || !member.formToken.equals(CommonRoom.uuid(ctx.header("Quietroom-Form")))) {
            answer(ctx, 403, "page.old", "Please load this page again.");
        } else if (room == null
                || !room.sealed()
                || hub == null
                || !NAME.matcher(operation).matches()) {
            answer(ctx, 404, "room.none", "There is no such sealed room.");
        } else {
            Pseudonym name;
            try {
                name = nameOf(member, room, with);
            } catch (IllegalArgumentException e) {
                answer(ctx, 404, "room.none", "There is no such member to write to.");
                return;
            }
            if (name == null) {
                answer(
                        ctx,
                        503,
                        "names.away",
                        "The names of this room do not answer. Please try again in a few minutes.");
                return;
            }
            SealedRooms.Reply reply = hub.call(name, operation, ctx.body());
            answer(ctx, reply.status(), reply.json());
        }
    }

    /**
     * Who a member is in a room, or in the private one with another of its members; null if nobody can say in time.
     *
     * @param with the other's id; null for the room itself
     * @throws IllegalArgumentException if {@code with} is nobody's id, or the member's own
     */
    @Nullable
    Pseudonym nameOf(Member member, Room room, @Nullable String with) {
        try {
            Pseudonym name = adapter.speaking().pseudonym(member, room).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return with == null
                    ? name
                    : PrivateRoom.between(name, new PseudonymId(with)).in(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    private static void answer(Context ctx, int status, String code, String text) {
        answer(ctx, status, "{\"code\":\"" + code + "\",\"text\":\"" + text + "\"}");
    }

    /** For the client, which has words of its own for each code: never a page. */
    private static void answer(Context ctx, int status, String json) {
        Apologies.answered(ctx);
        ctx.status(status).contentType("application/json").result(json);
    }
}
