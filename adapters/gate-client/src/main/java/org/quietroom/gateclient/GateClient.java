package org.quietroom.gateclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reference client of gate protocol v1: the JDK and Jackson, so that a host can take this class along. README.md says what to
 * do with what it gives. Blocking; safe for many threads.
 */
public final class GateClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonNode HELD_BACK = JSON.createObjectNode()
            .put("action", "try_later")
            .put("notice", "This could not be sent just now. Please try again in a moment.");
    private static final JsonNode FAILED = JSON.createObjectNode()
            .put("outcome", "try_again")
            .set("reason", JSON.createObjectNode().put("code", "host.failed").put("text", "Its own log says why."));

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gate;
    private final String host;
    private final String secret;
    private final Duration timeout;

    /**
     * @param gate where the gateway listens, without a path, such as {@code http://127.0.0.1:8470}
     * @param host the key of this host in the gateway's configuration
     * @throws IllegalArgumentException if the secret has fewer than 32 characters; the message does not show it
     */
    public GateClient(URI gate, String host, String secret, Duration timeout) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("the secret has at least 32 characters");
        }
        this.gate = gate;
        this.host = host;
        this.secret = secret;
        this.timeout = timeout;
    }

    /** The value of the signature header. */
    public static String sign(String secret, String method, String path, String timestamp, String nonce, byte[] body) {
        try {
            String digest = hex(MessageDigest.getInstance("SHA-256").digest(body));
            String text = String.join("\n", "quietroom-gate-v1", method, path, timestamp, nonce, digest);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and HMAC", e);
        }
    }

    /** The answer to a submission; without one it is {@code try_later}. Tries a second time where that may help. */
    public JsonNode submit(JsonNode submission) throws InterruptedException {
        for (boolean mayRetry = true; ; mayRetry = false) {
            try {
                GateAnswer answer = call("submissions", submission, nonce(), timeout);
                if (answer.status() == 200) {
                    return answer.body();
                }
                boolean soon = (answer.status() == 503 || answer.status() == 429) && answer.retryAfter() <= 2;
                if (!mayRetry || !soon) {
                    return HELD_BACK;
                }
                Thread.sleep(answer.retryAfter() * 1000);
            } catch (IOException e) {
                if (!mayRetry || e instanceof HttpTimeoutException) {
                    return HELD_BACK;
                }
            }
        }
    }

    /**
     * Who an account is in a room: id, name, avatar.
     *
     * @throws IOException if the gateway does not say
     */
    public JsonNode identify(String room, String account) throws IOException, InterruptedException {
        JsonNode asked = JSON.createObjectNode().put("room", room).put("account", account);
        GateAnswer answer = call("identities", asked, nonce(), timeout);
        if (answer.status() != 200) {
            throw new IOException("the gateway does not say who that is: status " + answer.status());
        }
        return answer.body();
    }

    /** Fetches effects while {@code running}; {@code handle} does one, may meet it twice, and gives its receipt. */
    public void serve(UnaryOperator<JsonNode> handle, BooleanSupplier running, int waitSeconds)
            throws InterruptedException {
        boolean again = true;
        for (long delay = 1; running.getAsBoolean(); ) {
            JsonNode poll = JSON.createObjectNode()
                    .put("waitSeconds", again ? 0 : waitSeconds)
                    .put("again", again);
            try {
                GateAnswer answer = call("effects/poll", poll, nonce(), Duration.ofSeconds(waitSeconds + 15L));
                if (answer.status() != 200) {
                    throw new IOException("status " + answer.status());
                }
                for (JsonNode effect : answer.body().path("effects")) {
                    call("effects/" + effect.path("key").textValue(), receipt(handle, effect), nonce(), timeout);
                }
                again = false;
                delay = 1;
            } catch (IOException e) {
                Thread.sleep(delay * 1000);
                again = true;
                delay = Math.min(delay * 2, 4);
            }
        }
    }

    private static JsonNode receipt(UnaryOperator<JsonNode> handle, JsonNode effect) {
        try {
            return handle.apply(effect);
        } catch (RuntimeException e) {
            return FAILED;
        }
    }

    /**
     * One signed request to a path below {@code /v1/hosts/{host}/}.
     *
     * @throws IOException if no answer came
     */
    public GateAnswer call(String path, JsonNode value, String nonce, Duration wait)
            throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(value);
        String at = "/v1/hosts/" + host + "/" + path;
        String timestamp = Long.toString(System.currentTimeMillis());
        var request = HttpRequest.newBuilder(gate.resolve(at))
                .timeout(wait)
                .header("Content-Type", "application/json")
                .header("Quietroom-Timestamp", timestamp)
                .header("Quietroom-Nonce", nonce)
                .header("Quietroom-Signature", sign(secret, "POST", at, timestamp, nonce, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        return new GateAnswer(
                answer.statusCode(),
                answer.statusCode() / 100 == 2 ? JSON.readTree(answer.body()) : problem(answer.body()),
                answer.headers().firstValueAsLong("Retry-After").orElse(Long.MAX_VALUE));
    }

    /** What a refusal is; nothing if it is a proxy's page. */
    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** A number used once: 32 lower-case hexadecimal digits, random. */
    public static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return hex(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
