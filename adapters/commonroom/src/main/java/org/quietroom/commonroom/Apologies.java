package org.quietroom.commonroom;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever does not work with a page of the house, in the member's language: what happened, why, and what to do next. The
 * page holds the member's own words if they were not sent, and nothing else of them; of a fault only its kind and place are logged.
 */
final class Apologies {
    private static final Logger LOG = LoggerFactory.getLogger(Apologies.class);

    private static final String HTML = "text/html; charset=utf-8";

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
        Answer answer = answer(sorry, ctx.path(), ctx::header);
        ctx.status(sorry.status()).contentType(answer.type()).result(answer.text());
    }

    /**
     * A refusal as whoever asked can read it: the client of sealed rooms, which has words of its own, a page's script, or a person.
     *
     * @param type its media type
     */
    record Answer(String type, String text) {}

    /**
     * Says a refusal.
     *
     * @param path what was asked for, as it came
     * @param header gives a header of the request; null if it has none of that name
     */
    Answer answer(Sorry sorry, String path, Function<String, @Nullable String> header) {
        SealedWords words = SealedWords.of(header.apply("Accept-Language"));
        Apology apology =
                Apology.of(sorry.name(), words.language(), house.limits().text());
        if (header.apply("Quietroom-Form") != null) {
            return new Answer("application/json", "{\"code\":\"house." + sorry.name() + "\",\"text\":\"\"}");
        }
        if (header.apply("Quietroom-Script") != null) {
            return new Answer("text/plain; charset=utf-8", apology.line());
        }
        Html page = Pages.sorry(apology, sorry.kept(), roomAt(path), words.leave());
        return new Answer(HTML, page.markup());
    }

    /** The same in every language, for a request of which nothing could be read. */
    Answer unread(Sorry sorry) {
        int limit = house.limits().text();
        List<Apology> all = Languages.ALL.stream()
                .map(language -> Apology.of(sorry.name(), language, limit))
                .toList();
        return new Answer(HTML, Pages.sorry(all).markup());
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
