package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.encryption.room.HubAwayException;

/**
 * Requests to one house over HTTP/1.1: with a deadline, answers of bounded length, no redirects followed, so that the cookie goes
 * nowhere else. Safe for many threads.
 */
final class House {
    /** More than the longest answer: a tree of 1 MiB, or a room of 5,000 devices. */
    static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI address;
    private final Duration silence;
    private final AtomicReference<@Nullable String> name = new AtomicReference<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    House(URI address) {
        this(address, SILENCE);
    }

    House(URI address, Duration silence) {
        boolean secure = "https".equals(address.getScheme());
        boolean here = "http".equals(address.getScheme()) && HERE.contains(String.valueOf(address.getHost()));
        if (!secure && !here) {
            throw new IllegalArgumentException("a house is reached by https, or by http on this very machine: who reads"
                    + " along could speak as the member");
        }
        this.address = address.resolve("/");
        this.silence = silence;
    }

    URI address() {
        return address;
    }

    /** What the house first called itself in the names of its rooms; empty until it has. */
    Optional<String> name() {
        return Optional.ofNullable(name.get());
    }

    /** Whether this is the name that the house first had in the names of its rooms. */
    boolean isNamed(String host) {
        return name.compareAndSet(null, host) || host.equals(name.get());
    }

    static HttpRequest.Builder request(URI address, String cookie) {
        return HttpRequest.newBuilder(address).header("Cookie", cookie);
    }

    static HttpRequest.BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, UTF_8);
    }

    /** @throws HubAwayException if no answer came */
    HttpResponse<byte[]> ask(String what, HttpRequest request) {
        return wait(what, client.sendAsync(request, info -> new Bounded(LONGEST_ANSWER)));
    }

    /**
     * Listens; empty if the answer is another than a stream of events.
     *
     * @throws HubAwayException if no answer came
     */
    Optional<Listening> listen(HttpRequest request, Consumer<Event> taker, Runnable ended) {
        BodyHandler<Optional<Listening>> handler = info -> {
            String type = info.headers().firstValue("Content-Type").orElse("");
            boolean events = info.statusCode() == OK && type.startsWith("text/event-stream");
            EventStream stream = new EventStream(taker, ended, silence);
            if (!events) {
                stream.close(); // hangs up on whatever it is, without waiting for its end
            }
            return BodySubscribers.mapping(stream, begun -> events ? Optional.of(begun) : Optional.empty());
        };
        return wait("listen", client.sendAsync(request, handler)).body();
    }

    private static <T> HttpResponse<T> wait(String what, CompletableFuture<HttpResponse<T>> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new HubAwayException(what);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HubAwayException(what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw new HubAwayException(what);
            }
            throw new IllegalStateException("a request to the house could not be made", e);
        }
    }
}
