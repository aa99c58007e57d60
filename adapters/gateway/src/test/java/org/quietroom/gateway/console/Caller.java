package org.quietroom.gateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does without script: follows nothing by itself, keeps one cookie, sends forms from their own page. */
public final class Caller {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\"[^>]* value=\"(-?\\d+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private String cookie;

    /** @param token a session, or empty */
    public Caller(String address, String token) {
        this.address = address;
        this.cookie = token.isEmpty() ? "" : "quietroom=" + token;
    }

    /** Keeps this cookie from now on. */
    public void cookie(String value) {
        cookie = value;
    }

    /** Asks for a page. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), headers);
    }

    /** Sends the form of {@code page} with its token and version. Fields are name, value, … */
    public HttpResponse<String> submit(String page, String path, String... fields) {
        String html = get(page).body();
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("csrf", first(CSRF, html)));
        if (!all.contains("version") && VERSION.matcher(html).find()) {
            all.addAll(List.of("version", first(VERSION, html)));
        }
        return post(path, all, "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form. */
    public HttpResponse<String> post(String path, List<String> fields, String... headers) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(fields.get(i))
                    .append('=')
                    .append(URLEncoder.encode(fields.get(i + 1), UTF_8));
        }
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                headers);
    }

    static String csrf(String html) {
        return first(CSRF, html);
    }

    static String version(String html) {
        return first(VERSION, html);
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("the page has no " + pattern);
        }
        return matcher.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
