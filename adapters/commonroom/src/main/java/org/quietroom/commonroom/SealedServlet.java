package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.Pseudonym;

/**
 * Where pages come for the {@link SealedFeed}: {@code GET /live-sealed/<room>?device=<name>&after=<sequence>}, and
 * {@code /live-sealed/<room>/with/<member>} for a private one. The browser's own {@code Last-Event-ID} counts for nothing: it names what arrived, and the client says what it has stored.
 */
final class SealedServlet extends EventsServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([^/]+)(?:/with/([^/]+))?");

    private final transient CommonRoom house;
    private final transient CommonRoomAdapter adapter;
    private final transient SealedDoor door;
    private final transient SealedFeed feed;

    SealedServlet(CommonRoom house, CommonRoomAdapter adapter, SealedDoor door, SealedFeed feed) {
        this.house = house;
        this.adapter = adapter;
        this.door = door;
        this.feed = feed;
    }

    @Override
    void listen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Member member = house.byToken(cookie(request));
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        Room room = path.matches() ? house.room(path.group(1)) : null;
        SealedRooms hub = adapter.sealed().orElse(null);
        String device = request.getParameter("device");
        if (member == null || room == null || !room.sealed() || hub == null || device == null) {
            response.setStatus(member == null ? 403 : 404);
        } else if (!feed.makePlace(member, device)) {
            response.setStatus(429);
        } else {
            try {
                Pseudonym name = door.nameOf(member, room, path.group(2));
                if (name == null) {
                    response.setStatus(503);
                } else {
                    serve(request, response, hub, member, name, device);
                }
            } catch (IllegalArgumentException e) {
                response.setStatus(404);
            }
        }
    }

    private void serve(
            HttpServletRequest request,
            HttpServletResponse response,
            SealedRooms hub,
            Member member,
            Pseudonym name,
            String device)
            throws IOException {
        AsyncContext page = begin(request, response);
        try {
            feed.serve(page, hub, member, name, device, number(request.getParameter("after")));
        } catch (IllegalArgumentException e) {
            // The hub knows no such device of this member; the stream has ended, and the client asks what is the
            // matter.
        }
    }
}
