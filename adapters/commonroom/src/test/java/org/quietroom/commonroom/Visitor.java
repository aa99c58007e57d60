package org.quietroom.commonroom;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without script: follows redirects, keeps cookies, fills the forms that the page has. */
final class Visitor {
    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(URI base) {
        this.base = base;
    }

    /** Comes in. */
    static Visitor at(URI base) {
        Visitor visitor = new Visitor(base);
        visitor.post("/arrive", Map.of());
        return visitor;
    }

    /** What its one cookie holds. */
    String cookie() {
        return cookies.getCookieStore().getCookies().get(0).getValue();
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    String see(String room) {
        return get("/rooms/" + room).body();
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> say(String room, String text) {
        return say(room, text, "");
    }

    HttpResponse<String> say(String room, String text, String to, String... headers) {
        String page = see(room);
        return post(
                "/rooms/" + room,
                Map.of("form", field(page, "form"), "draft", field(page, "draft"), "to", to, "text", text),
                headers);
    }

    HttpResponse<String> act(String room, String line, String act, String text) {
        return post("/rooms/" + room + "/" + line + "/" + act, Map.of("form", field(see(room), "form"), "text", text));
    }

    /** The stream of a room's changes; closing it leaves. */
    Stream<String> live(String room, long since) {
        HttpRequest request = request("/live/" + room + "?since=" + since)
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        try {
            return http.send(request, BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String field(String page, String name) {
        return find(page, "name=\"" + name + "\" value=\"([^\"]*)\"");
    }

    static String find(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) {
            throw new AssertionError("the page has no " + pattern);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
