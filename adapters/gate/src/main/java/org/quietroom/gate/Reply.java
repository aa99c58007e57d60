package org.quietroom.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and problems. Of a failure that is ours, the log gets the class and the place, the host gets neither. */
final class Reply {
    /** The attribute that marks a request whose answer is written. */
    static final String SENT = "quietroom.gate.sent";

    /** The media type of a problem. */
    static final String PROBLEM = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private Reply() {}

    static void send(Context ctx, @Nullable JsonNode body, @Nullable Throwable failure) {
        if (failure != null) {
            problem(ctx, problemOf(failure));
            return;
        }
        ctx.attribute(SENT, true);
        ctx.header("Cache-Control", "no-store");
        if (body == null) {
            ctx.status(204);
        } else {
            ctx.status(200).contentType("application/json").result(Json.write(body));
        }
    }

    static void problem(Context ctx, Problem problem) {
        ctx.attribute(SENT, true);
        ctx.header("Cache-Control", "no-store");
        if (problem.retryAfter() != null) {
            ctx.header("Retry-After", problem.retryAfter().toString());
        }
        ctx.status(problem.type().status()).contentType(PROBLEM).result(Json.write(Outgoing.problem(problem)));
    }

    private static Problem problemOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof UnavailableException) {
            return new Problem(
                    ProblemType.UNAVAILABLE, "A part of the gateway cannot be reached; its health page says which.", 5);
        }
        if (cause instanceof TimeoutException) {
            return new Problem(
                    ProblemType.UNAVAILABLE, "The answer took too long. Send it again; nothing is done twice.", 2);
        }
        StackTraceElement[] frames = cause.getStackTrace();
        LOG.error("A gate request failed: {} at {}", cause.getClass().getName(), frames.length > 0 ? frames[0] : "?");
        return new Problem(
                ProblemType.OUR_FAULT, "This is a fault of the gateway; its log names the place. Nothing was decided.");
    }
}
