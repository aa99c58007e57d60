package org.quietroom.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.quietroom.core.testkit.Await;

/** A gateway as somebody at this machine sees it. */
final class Watched {
    static final String CRISIS = "canarytext I want to kill myself tonight";

    private static final Duration CALM = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Watched(URI address) {
        this.address = address;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it says that it can, or cannot, answer submissions. */
    void awaitReady(boolean ready) {
        int wanted = ready ? 200 : 503;
        Await.until("it answers " + wanted, () -> get("/readyz").statusCode() == wanted);
    }

    /** What the host is told while nothing can be stored. */
    static void assertTriesLater(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"action\":\"try_later\"").doesNotContain("canary", "SQL", "Exception");
    }

    /** The page of somebody who is signed in, while the database is away; one that is slow is so by the machine's fault. */
    void assertConsoleSaysSo(String token) {
        Duration quickest = Await.PATIENCE;
        for (String page : new String[] {"/desk/queue", "/desk/health", "/desk/mine"}) {
            long asked = System.nanoTime();
            HttpResponse<String> said = get(page, "Cookie", "quietroom=" + token);
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
            assertThat(said.statusCode()).as(page).isEqualTo(503);
            assertThat(said.body())
                    .contains("The store does not answer", "Nothing was changed.", "quietroom doctor")
                    .doesNotContain("Exception", "SQL", "canary");
        }
        assertThat(quickest).as("the quickest of three pages").isLessThan(CALM);
    }
}
