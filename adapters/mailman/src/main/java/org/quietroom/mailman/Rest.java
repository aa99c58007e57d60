package org.quietroom.mailman;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mailman's REST interface 3.1, as far as we use it. Every call waits at most {@value #SECONDS} seconds and throws
 * {@link IOException} if Mailman is away; messages name no content and no address. Safe for many threads.
 */
final class Rest {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final long SECONDS = 15;
    private static final int PAGE = 50;
    private static final int MOST = 2000;
    private static final int LONGEST_MAIL = 12_000_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_MAIL)
                    .build())
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String authorization;

    Rest(MailmanSettings settings) {
        base = settings.url;
        String pair = settings.user + ":" + settings.password();
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Mailman answered, and somebody must change something before it can work; the message says what. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String what) {
            super(what);
        }
    }

    /** Mailman answered that it failed. */
    static final class FailedException extends IOException {
        private static final long serialVersionUID = 1L;

        FailedException(int status) {
            super("Mailman answered " + status);
        }
    }

    /** What a failure means that is no refusal, for the operator. */
    HostHealth away(IOException failure) {
        return RestFault.away(base, failure);
    }

    /** @throws RefusedException if who answers is not this interface of Mailman, or does not let us in */
    void greet() throws IOException {
        JsonNode system = get("system/versions").orElseThrow(RestFault::notMailman);
        if (!system.has("mailman_version")) {
            throw RestFault.notMailman();
        }
    }

    /** The list with this id. */
    MailingList list(String id) throws IOException {
        return MailingList.read(id, ofList(id, ""));
    }

    /** What the list is set to. */
    JsonNode configuration(String id) throws IOException {
        return ofList(id, "/config");
    }

    private JsonNode ofList(String id, String path) throws IOException {
        Optional<JsonNode> found = get("lists/" + id + path);
        if (found.isEmpty()) {
            throw missing(id);
        }
        return found.get();
    }

    /** Why nothing is where each list has something: Mailman has no such list, or who answers is not Mailman. */
    private RefusedException missing(String id) throws IOException {
        greet();
        return RestFault.noList(id);
    }

    /** Whether a list has this member. */
    boolean isMember(String list, String address) throws IOException {
        return get("lists/" + list + "/member/" + encoded(address)).isPresent();
    }

    /** What the list holds, oldest first, at most {@value #MOST}; the words are not kept in memory. */
    List<HeldMail> held(String list) throws IOException {
        List<HeldMail> all = new ArrayList<>();
        for (int page = 1; all.size() < MOST; page++) {
            int before = all.size();
            int total = heldPage(list, page, all);
            if (all.size() == before || all.size() >= total) {
                break;
            }
        }
        return all;
    }

    private int heldPage(String list, int page, List<HeldMail> all) throws IOException {
        try {
            return heldPage(list, PAGE, page, all);
        } catch (FailedException e) {
            return oneByOne(list, page, all);
        }
    }

    /** Mailman fails on a whole page when it cannot print one message of it; that one is passed over and stays held. */
    private int oneByOne(String list, int page, List<HeldMail> all) throws IOException {
        int total = ofList(list, "/held/count").path("count").asInt();
        int last = Math.min(page * PAGE, total);
        for (int one = (page - 1) * PAGE + 1; one <= last; one++) {
            try {
                total = heldPage(list, 1, one, all);
            } catch (FailedException e) {
                LOG.debug("Mailman cannot print a message that it holds.");
            }
        }
        return total;
    }

    private int heldPage(String list, int count, int page, List<HeldMail> all) throws IOException {
        String path = "lists/" + list + "/held?count=" + count + "&page=" + page;
        HttpResponse<InputStream> response = send(request(path).GET().build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                throw missing(list);
            }
            RestFault.require(response.statusCode());
            try (JsonParser parser = JSON.createParser(body)) {
                return HeldPage.read(parser, all);
            } catch (JsonProcessingException e) {
                throw RestFault.notMailman();
            }
        }
    }

    /** A held message as Mailman prints it; null if it is too large or gone. */
    @Nullable
    String text(String list, int request) throws IOException {
        HttpResponse<InputStream> response =
                send(request("lists/" + list + "/held/" + request).GET().build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                return null;
            }
            RestFault.require(response.statusCode());
            return MAPPER.readTree(body).path("msg").asText();
        } catch (StreamConstraintsException e) {
            return null;
        }
    }

    /** Accepts or discards; one that is gone already is well. */
    void act(String list, int request, String action) throws IOException {
        int status = post("lists/" + list + "/held/" + request, Map.of("action", action));
        if (status != 404) {
            RestFault.require(status);
        }
    }

    /** Puts a mail into a list's incoming queue, as if it had come. */
    void inject(String list, String mail) throws IOException {
        RestFault.require(post("queues/in", new TreeMap<>(Map.of("list_id", list, "text", mail))));
    }

    private Optional<JsonNode> get(String path) throws IOException {
        HttpResponse<InputStream> response = send(request(path).GET().build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            RestFault.require(response.statusCode());
            return Optional.of(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw RestFault.notMailman();
        }
    }

    private int post(String path, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<InputStream> response = send(request);
        response.body().close();
        return response.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(SECONDS));
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
