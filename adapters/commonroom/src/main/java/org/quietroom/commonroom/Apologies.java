package org.quietroom.commonroom;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever does not work with a page of the house, in the member's language: what happened, why, and what to do next. The
 * page holds the member's own words if they were not sent, and nothing else of them; of a fault only its kind and place are logged.
 */
final class Apologies {
    private static final Logger LOG = LoggerFactory.getLogger(Apologies.class);

    /** Set on a response that says for itself what is the matter. */
    private static final String ANSWERED = "answered";

    /** What is said of a status that came without words. */
    private static final Map<Integer, String> PLAIN =
            Map.of(400, "unread", 404, "missing", 405, "missing", 413, "large", 500, "fault");

    private final CommonRoom house;

    Apologies(CommonRoom house) {
        this.house = house;
    }

    void routes(JavalinDefaultRoutingApi routes) {
        routes.exception(Sorry.class, (sorry, ctx) -> answer(ctx, sorry));
        routes.exception(HttpResponseException.class, (refused, ctx) -> ctx.status(refused.getStatus()));
        routes.exception(Exception.class, this::failed);
        PLAIN.forEach((status, name) -> routes.error(status, ctx -> {
            if (ctx.attribute(ANSWERED) == null) {
                answer(ctx, new Sorry(status, name));
            }
        }));
    }

    /** Lets a response stand as it is, whatever its status. */
    static void answered(Context ctx) {
        ctx.attribute(ANSWERED, true);
    }

    private void answer(Context ctx, Sorry sorry) {
        answered(ctx);
        ctx.status(sorry.status());
        SealedWords words = SealedWords.of(ctx.header("Accept-Language"));
        Apology apology =
                Apology.of(sorry.name(), words.language(), house.limits().text());
        if (ctx.header("Quietroom-Form") != null) {
            // The client of sealed rooms, which has words of its own.
            ctx.contentType("application/json").result("{\"code\":\"house." + sorry.name() + "\",\"text\":\"\"}");
        } else if (ctx.header("Quietroom-Script") != null) {
            ctx.contentType("text/plain; charset=utf-8").result(apology.line());
        } else {
            ctx.html(Pages.sorry(apology, sorry.kept(), roomAt(ctx.path()), words.leave())
                    .markup());
        }
    }

    /** The room whose page or form this was; null if it was none. */
    private @Nullable Room roomAt(String path) {
        String[] parts = path.split("/", 4);
        return parts.length > 2 && parts[1].equals("rooms") ? house.room(parts[2]) : null;
    }

    private void failed(Exception failure, Context ctx) {
        if (BodyLimit.exceeded(failure)) {
            answer(ctx, new Sorry(413, "large"));
        } else if (failure instanceof IOException) {
            answer(ctx, new Sorry(400, "unread"));
        } else {
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.error(
                    "A page failed: {} at {}",
                    failure.getClass().getName(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
            answer(ctx, new Sorry(500, "fault", Objects.requireNonNullElse(ctx.formParam("text"), "")));
        }
    }
}
