package org.quietroom.commonroom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where pages come for the {@link LiveFeed}: {@code GET /live/<room>?since=<version>}. */
final class LiveServlet extends EventsServlet {
    private static final long serialVersionUID = 1L;

    private final transient CommonRoom house;
    private final transient LiveFeed feed;

    LiveServlet(CommonRoom house, LiveFeed feed) {
        this.house = house;
        this.feed = feed;
    }

    @Override
    void listen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Member member = house.byToken(cookie(request));
        String path = request.getPathInfo();
        Room room = path == null ? null : house.room(path.substring(1));
        if (member == null || room == null || room.sealed()) {
            response.setStatus(member == null ? 403 : 404);
        } else if (!feed.admits(member)) {
            response.setStatus(429);
        } else {
            String last = request.getHeader("Last-Event-ID");
            long since = number(last == null ? request.getParameter("since") : last);
            feed.serve(begin(request, response), room, member, since);
        }
    }
}
