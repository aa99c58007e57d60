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
 * Where pages come for the {@link LiveFeed}: {@code GET /live/<room>?since=<version>}. A servlet of its own, because a page
 * that goes away must cost nothing more, and Javalin's own event streams then go on answering it.
 */
final class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CommonRoom house;
    private final transient LiveFeed feed;

    private LiveServlet(CommonRoom house, LiveFeed feed) {
        this.house = house;
        this.feed = feed;
    }

    static ServletHolder holder(CommonRoom house, LiveFeed feed) {
        ServletHolder holder = new ServletHolder(new LiveServlet(house, feed));
        holder.setAsyncSupported(true);
        return holder;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            listen(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void listen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Member member = house.byToken(cookie(request));
        String path = request.getPathInfo();
        Room room = path == null ? null : house.room(path.substring(1));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (member == null || room == null || room.sealed()) {
            response.setStatus(member == null ? 403 : 404);
        } else if (!feed.admits(member)) {
            response.setStatus(429);
        } else {
            response.setContentType("text/event-stream;charset=utf-8");
            response.flushBuffer();
            AsyncContext page = request.startAsync();
            page.setTimeout(0);
            String last = request.getHeader("Last-Event-ID");
            feed.serve(page, room, member, number(last == null ? request.getParameter("since") : last));
        }
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
