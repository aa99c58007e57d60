package org.quietroom.commonroom;

import java.util.Objects;
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
 * that nobody serves. With a page like the others, and nothing of what the server is. The page is in the browser's language, or in all
 * of them if the server did not read so far as to know it.
 */
final class Refusals implements Request.Handler {
    private final Apologies apologies;

    Refusals(Apologies apologies) {
        this.apologies = apologies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Sorry sorry = sorry(
                request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException refused
                        ? refused.getCode()
                        : response.getStatus());
        HttpFields headers = request.getHeaders();
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        Apologies.Answer answer =
                headers.size() == 0 ? apologies.unread(sorry) : apologies.answer(sorry, path, headers::get);
        response.setStatus(sorry.status());
        WebServer.PROTECTION.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        Content.Sink.write(response, true, answer.text(), callback);
        return true;
    }

    private static Sorry sorry(int status) {
        return new Sorry(
                status,
                switch (status) {
                    case 404, 405, 501 -> "missing";
                    case 408 -> "unread";
                    case 413 -> "large";
                    case 414, 431 -> "heavy";
                    case 505 -> "garbled";
                    default -> status < 500 ? "garbled" : "fault";
                });
    }
}
