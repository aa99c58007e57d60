package org.quietroom.gateway.console;

import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP server refuses before any page is asked: an address or a request that cannot be read or is too long, a method
 * that nobody serves. With the page that members see, and nothing of what the server is. The page is in the browser's language, or in
 * all of them if the server did not read so far as to know it.
 */
final class Refusals implements Request.Handler {
    private final Shell shell;
    private final boolean https;

    Refusals(Shell shell, boolean https) {
        this.shell = shell;
        this.https = https;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException refused
                ? refused.getCode()
                : response.getStatus();
        response.setStatus(status);
        Headers.of(https).forEach(response.getHeaders()::put);
        response.getHeaders().put("X-Robots-Tag", "noindex, nofollow").put(HttpHeader.CONTENT_TYPE, Shell.HTML);
        HttpFields asked = request.getHeaders();
        List<Texts> spoken =
                asked.size() == 0 ? Texts.ofMembers() : List.of(Texts.forMember(asked.get(HttpHeader.ACCEPT_LANGUAGE)));
        Content.Sink.write(response, true, shell.sorry(spoken, name(status)), callback);
        return true;
    }

    private static String name(int status) {
        return switch (status) {
            case 404, 405, 501 -> "missing";
            case 413, 414, 431 -> "heavy";
            case 503 -> "unavailable";
            case 505 -> "garbled";
            default -> status < 500 ? "garbled" : "bug";
        };
    }
}
