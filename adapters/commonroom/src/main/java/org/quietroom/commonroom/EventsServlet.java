package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.jspecify.annotations.Nullable;

/**
 * Where pages come for a stream of events, by {@code GET} alone. A servlet of its own, because a page that goes away must cost nothing
 * more, and Javalin's own event streams then go on answering it.
 */
abstract class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    ServletHolder holder() {
        ServletHolder holder = new ServletHolder(this);
        holder.setAsyncSupported(true);
        return holder;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            listen(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    /** Serves a page, or sets the status that says why not. */
    abstract void listen(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Begins the stream; it goes on until it is completed. */
    static AsyncContext begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        response.flushBuffer();
        AsyncContext page = request.startAsync();
        page.setTimeout(0);
        return page;
    }

    static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(WebServer.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
