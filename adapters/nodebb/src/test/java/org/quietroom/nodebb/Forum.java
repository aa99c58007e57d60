package org.quietroom.nodebb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** NodeBB's web interface as its clients use it, in the name of any of its users: with a master token and {@code _uid}. */
final class Forum {
    static final ObjectMapper JSON = new ObjectMapper();
    static final int ADMIN = 1;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    /** @param token one of NodeBB's API tokens for user 0 */
    Forum(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * What NodeBB answered.
     *
     * @param raw as it came over the wire
     */
    record Said(int status, String raw) {
        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return JSON.readTree(raw);
            } catch (IOException e) {
                throw new AssertionError("NodeBB answered no JSON, status " + status, e);
            }
        }

        /** What the answer of the write interface holds. */
        JsonNode response() {
            if (!ok()) {
                throw new AssertionError("NodeBB answered " + status + ": " + raw);
            }
            return json().path("response");
        }
    }

    Said get(int uid, String path) throws IOException, InterruptedException {
        return send(
                request(path + (path.contains("?") ? "&" : "?") + "_uid=" + uid).GET());
    }

    Said send(int uid, String method, String path, ObjectNode body) throws IOException, InterruptedException {
        String json = JSON.writeValueAsString(body.put("_uid", uid));
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json, UTF_8)));
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    int createUser(String name) throws IOException, InterruptedException {
        ObjectNode user = body().put("username", name).put("password", "a long and quiet password 7");
        return send(ADMIN, "POST", "/api/v3/users", user).response().path("uid").asInt();
    }

    int createCategory(String name) throws IOException, InterruptedException {
        return send(ADMIN, "POST", "/api/v3/categories", body().put("name", name))
                .response()
                .path("cid")
                .asInt();
    }

    /** Whether the plugin reached its gate. */
    boolean reachesGate() throws IOException, InterruptedException {
        return get(ADMIN, "/api/admin/plugins/quietroom").json().path("reached").asBoolean();
    }

    /** A category with a topic that somebody opened. */
    ForumRoom createRoom(String mark) throws IOException, InterruptedException {
        int category = createCategory("Evening " + mark);
        int opener = createUser("opener" + mark);
        var topic = body().put("cid", category).put("title", "The evening").put("content", "Welcome, all.");
        return new ForumRoom(
                category,
                send(opener, "POST", "/api/v3/topics", topic)
                        .response()
                        .path("tid")
                        .asInt());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        return new Said(answer.statusCode(), answer.body());
    }
}
