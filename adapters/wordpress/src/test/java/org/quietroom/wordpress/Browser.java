package org.quietroom.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at the site: with a browser and its cookies, or a program with an application password. Keeps all it received. */
final class Browser {
    static final ObjectMapper JSON = new ObjectMapper();

    private final URI site;
    private final @Nullable String authorization;
    private final HttpClient http;
    private final Queue<String> wire = new ConcurrentLinkedQueue<>();
    private boolean loggedIn;
    private @Nullable String nonce;

    private Browser(URI site, @Nullable String authorization) {
        this.site = site;
        this.authorization = authorization;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    static Browser guest(URI site) {
        return new Browser(site, null);
    }

    static Browser program(URI site, String user, String applicationPassword) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + applicationPassword).getBytes(UTF_8));
        return new Browser(site, "Basic " + basic);
    }

    /** Logs in as people do. */
    static Browser member(URI site, String login, String password) throws IOException, InterruptedException {
        Browser browser = new Browser(site, null);
        Said in = browser.form("wp-login.php", Map.of("log", login, "pwd", password));
        if (in.status() != 302) {
            throw new AssertionError("cannot log in: " + in.status());
        }
        browser.loggedIn = true;
        return browser;
    }

    /**
     * An answer.
     *
     * @param location where it sends the browser; empty if nowhere
     */
    record Said(int status, String body, String location) {
        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON, status " + status + ": " + body, e);
            }
        }
    }

    Said get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Said form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** One call of XML-RPC with strings as arguments; a map is a struct of strings. */
    Said xmlRpc(String method, Object... arguments) throws IOException, InterruptedException {
        StringBuilder body =
                new StringBuilder("<?xml version=\"1.0\"?><methodCall><methodName>" + method + "</methodName><params>");
        for (Object argument : arguments) {
            body.append("<param>").append(xmlValue(argument)).append("</param>");
        }
        return send(request("xmlrpc.php")
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body.append("</params></methodCall>").toString(), UTF_8)));
    }

    private static String xmlValue(Object argument) {
        if (argument instanceof Map<?, ?> struct) {
            return struct.entrySet().stream()
                    .map(e -> "<member><name>" + e.getKey() + "</name>" + xmlValue(e.getValue()) + "</member>")
                    .collect(Collectors.joining("", "<value><struct>", "</struct></value>"));
        }
        String text = argument.toString().replace("&", "&amp;").replace("<", "&lt;");
        return "<value><string>" + text + "</string></value>";
    }

    /** @param route such as {@code /wp/v2/comments}, with further parameters after an ampersand */
    Said rest(String method, String route, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("?rest_route=" + route).header("Content-Type", "application/json");
        if (loggedIn) {
            request.header("X-WP-Nonce", nonce());
        }
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8)));
    }

    Said rest(String route) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("?rest_route=" + route);
        if (nonce != null) {
            request.header("X-WP-Nonce", nonce);
        }
        return send(request.GET());
    }

    /** From now on REST knows who reads. */
    void signIn() throws IOException, InterruptedException {
        nonce();
    }

    /* What WordPress's own pages give their scripts, so that the cookie counts. */
    private String nonce() throws IOException, InterruptedException {
        String known = nonce;
        if (known == null) {
            known = get("wp-admin/admin-ajax.php?action=rest-nonce").body();
            nonce = known;
        }
        return known;
    }

    String received() {
        return String.join("\n", wire);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", "Zanna's own browser")
                .header("Referer", site.toString());
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        wire.add(answer.headers().map() + "\n" + answer.body());
        return new Said(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Location").orElse(""));
    }
}
