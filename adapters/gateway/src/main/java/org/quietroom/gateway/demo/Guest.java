package org.quietroom.gateway.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quietroom.gateway.cli.RefusedException;

/** Somebody in Common Room without a browser: comes in, reads the form of a room, sends it. */
final class Guest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI commonRoom;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Guest(URI commonRoom) {
        this.commonRoom = commonRoom;
    }

    static Guest comingTo(URI commonRoom) {
        Guest guest = new Guest(commonRoom);
        guest.post("/arrive", Map.of());
        return guest;
    }

    /** Says something; returns when it was judged and, if it may be, is in the room. */
    void say(String room, String words) {
        String page = send(HttpRequest.newBuilder(commonRoom.resolve("/rooms/" + room))
                        .GET())
                .body();
        post("/rooms/" + room, Map.of("form", field(page, "form"), "draft", field(page, "draft"), "text", words));
    }

    private void post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(commonRoom.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new RefusedException("The demo's conversation could not be said: Common Room answered "
                    + answer.statusCode() + ". Start it again; if that does not help, please report it.");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RefusedException("Common Room does not answer. Start the demo again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("The demo was stopped while it began.", e);
        }
    }

    private static String field(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new RefusedException("Common Room's page has no form. Please report it.");
        }
        return found.group(1);
    }
}
