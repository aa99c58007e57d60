package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP server refuses before any handler is asked, such as an address that cannot be read: below {@code /v1}, to
 * whoever asks for JSON and on a {@link LocalSocket} with a problem of the gate, to others as another handler does. Says nothing of
 * what the server is. Limit: where not even the first line can be read, as of {@code /v1/%zz}, the server knows neither address nor
 * headers, and on a port that serves browsers too the other handler answers.
 */
public final class GateRefusals implements Request.Handler {
    private final Request.Handler others;

    /** @param others answers for whatever is not the gate's */
    public GateRefusals(Request.Handler others) {
        this.others = requireNonNull(others, "others");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        String wanted =
                String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT)).toLowerCase(Locale.ROOT);
        boolean json = wanted.contains("json") && !wanted.contains("html");
        if (json || LocalSocket.carried(request) || (path != null && path.startsWith("/v1/"))) {
            return problem(request, response, callback);
        }
        return others.handle(request, response, callback);
    }

    static boolean problem(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException refused
                ? refused.getCode()
                : response.getStatus();
        Problem problem = problem(status);
        response.setStatus(problem.type().status());
        response.getHeaders()
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put(HttpHeader.CONTENT_TYPE, Reply.PROBLEM);
        response.write(true, ByteBuffer.wrap(Json.write(Outgoing.problem(problem))), callback);
        return true;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404, 405, 501 ->
                new Problem(ProblemType.NOT_FOUND, "The gate has no such address; see /v1/openapi.yaml.");
            case 413, 414, 431 -> new Problem(ProblemType.TOO_LARGE, "The address or the headers are too long.");
            case 503 -> new Problem(ProblemType.UNAVAILABLE, "The gateway starts or stops.", 2);
            default ->
                status < 500 || status == 505
                        ? new Problem(ProblemType.NOT_JSON, "The address or a header is not as HTTP writes it.")
                        : new Problem(
                                ProblemType.OUR_FAULT,
                                "This is a fault of the gateway; its log names the place. Nothing was decided.");
        };
    }
}
