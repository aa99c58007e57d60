package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.encryption.room.HubAwayException;
import org.quietroom.encryption.room.HubLink;

/** The way to the hub through a house's page of a room. If the page is out of date it is read again, once. */
final class HttpLink implements HubLink {
    private static final Pattern URI_OF_ROOM = Pattern.compile("quietroom:([^/]+)/([^/]+)");
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;

    private final House house;
    private final String cookie;
    private final String room;
    private final @Nullable PseudonymId with;
    private final String part;
    private volatile @Nullable RoomPage page;

    /** @param with whose private room with this member it is; null for the room itself */
    HttpLink(House house, String cookie, String room, @Nullable PseudonymId with) {
        this.house = house;
        this.cookie = cookie;
        this.room = room;
        this.with = with;
        this.part = with == null ? "" : "/with/" + with;
    }

    @Override
    public Reply call(String operation, String json) {
        RoomPage before = page();
        HttpResponse<byte[]> answer = post(before, operation, json);
        if (answer.statusCode() == FORBIDDEN) {
            RoomPage now = read();
            if (!now.equals(before)) {
                answer = post(now, operation, json);
            }
        }
        return new Reply(answer.statusCode(), new String(answer.body(), UTF_8));
    }

    private HttpResponse<byte[]> post(RoomPage at, String operation, String json) {
        HttpRequest request = House.request(at.operation(house.address(), part, operation), cookie)
                .header("Content-Type", "application/json")
                .header("Quietroom-Form", at.form())
                .POST(House.text(json))
                .build();
        return house.ask(operation, request);
    }

    @Override
    public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
        HttpRequest request = House.request(page().events(house.address(), part, device, after), cookie)
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return house.listen(request, events, ended).orElseThrow(() -> {
            read();
            return new HubAwayException("listen");
        });
    }

    /** The host has a name of its own, which only the hub says, the same for all rooms of a visit; what comes after it is known here. */
    @Override
    public boolean leadsTo(String uri, String member) {
        String you = member.startsWith(uri + "/") ? member.substring(uri.length() + 1) : "";
        Matcher named = URI_OF_ROOM.matcher(uri);
        if (you.isEmpty() || !named.matches() || decoded(room).isEmpty()) {
            return false;
        }
        return decoded(named.group(2)).equals(decoded(room + pair(you))) && house.isNamed(named.group(1));
    }

    /** What the name of a private room has after that of the room in which the two met. */
    private String pair(String you) {
        if (with == null) {
            return "";
        }
        String other = with.value();
        return you.compareTo(other) < 0 ? "~" + you + "~" + other : "~" + other + "~" + you;
    }

    private static Optional<String> decoded(String key) {
        try {
            return Optional.of(URLDecoder.decode(key.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RoomPage page() {
        RoomPage known = page;
        return known == null ? read() : known;
    }

    /** The page as it is now: what a browser would load again. */
    private RoomPage read() {
        URI address = house.address().resolve("/rooms/" + room);
        HttpResponse<byte[]> answer =
                house.ask("page", House.request(address, cookie).GET().build());
        int status = answer.statusCode();
        if (status == FORBIDDEN || status == 401 || (status > 300 && status < 400)) {
            throw new SignedOutException();
        }
        if (status == 404) {
            throw new IllegalArgumentException("the house has no such room");
        }
        RoomPage read =
                status == OK ? RoomPage.read(new String(answer.body(), UTF_8)).orElse(null) : null;
        if (read == null) {
            throw new HubAwayException("page");
        }
        page = read;
        return read;
    }
}
