package org.quietroom.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's interface without a client in between, for what a test reads and for registration by the shared secret. */
final class MatrixApi {
    private static final String REGISTER = "/_synapse/admin/v1/register";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    MatrixApi(URI address) {
        this.address = address;
    }

    /**
     * What the server answered.
     *
     * @param raw as it came over the wire
     */
    record Said(int status, String raw) {
        JsonNode json() throws IOException {
            return Members.JSON.readTree(raw);
        }
    }

    Account register(String name, boolean admin) throws IOException, InterruptedException {
        String nonce = send("GET", REGISTER, null, null).json().path("nonce").asText();
        String text = String.join("\0", nonce, name, "pw", admin ? "admin" : "notadmin");
        String mac = Hashing.hmacSha1(Synapse.SHARED_SECRET.getBytes(UTF_8))
                .hashString(text, UTF_8)
                .toString();
        ObjectNode body = Members.JSON
                .createObjectNode()
                .put("nonce", nonce)
                .put("username", name)
                .put("password", "pw")
                .put("admin", admin)
                .put("mac", mac);
        Said said = send("POST", REGISTER, null, body);
        if (said.status() != 200) {
            throw new IOException("not registered: " + said.raw());
        }
        JsonNode account = said.json();
        return new Account(
                account.path("user_id").asText(),
                account.path("device_id").asText(),
                account.path("access_token").asText());
    }

    /** A room that anybody may enter, and nobody but its owner has; the id of it. */
    String openRoom(Account owner, String name) throws IOException, InterruptedException {
        ObjectNode options =
                Members.JSON.createObjectNode().put("preset", "public_chat").put("name", name);
        return send("POST", "/_matrix/client/v3/createRoom", owner, options)
                .json()
                .path("room_id")
                .asText();
    }

    Said get(Account as, String path) throws IOException, InterruptedException {
        return send("GET", path, as, null);
    }

    Said send(String method, String path, @Nullable Account as, @Nullable ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Members.JSON.writeValueAsString(body)));
        if (as != null) {
            request.header("Authorization", "Bearer " + as.token());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        return new Said(answer.statusCode(), answer.body());
    }
}
