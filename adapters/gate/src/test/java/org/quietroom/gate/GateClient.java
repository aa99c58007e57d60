package org.quietroom.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** A client of gate protocol v1 for tests that spoil requests; the reference clients are in adapters/gate-client. */
public final class GateClient {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gate;
    private final String host;
    private final HostSecret secret;
    private final Clock clock;

    /** @param gate where the gateway listens, without a path */
    public GateClient(URI gate, String host, HostSecret secret, Clock clock) {
        this.gate = gate;
        this.host = host;
        this.secret = secret;
        this.clock = clock;
    }

    /** Posts JSON to a path below {@code /v1/hosts/{host}/}, signed. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(request(path, json).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** The signed request itself, for whoever wants to spoil it. */
    public HttpRequest.Builder request(String path, String json) {
        return request(path, json, clock.millis(), nonce());
    }

    /** The signed request with this time and nonce. */
    public HttpRequest.Builder request(String path, String json, long millis, String nonce) {
        URI uri = gate.resolve("/v1/hosts/" + host + "/" + path);
        byte[] body = json.getBytes(UTF_8);
        var signed = SignedRequest.of("POST", uri.getRawPath(), millis, nonce, body);
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header(SignedRequest.TIMESTAMP, signed.timestamp())
                .header(SignedRequest.NONCE, signed.nonce())
                .header(SignedRequest.SIGNATURE, signed.signature(secret))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** 32 lower-case hexadecimal digits, random. */
    public static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
