package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.core.testkit.RawRequest;

/** A member whose page cannot be shown is told so as a member: in their language, and with nothing of the console or of them. */
class MemberTroubleTest {
    private static final String TOKEN = "0123456789abcdef".repeat(2);

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'es-MX,es;q=0.9,en;q=0.8', es, Esta página no se puede mostrar ahora",
        "'it,fr;q=0.5', fr, Cette page ne peut pas être affichée maintenant",
        "de-AT, de, Diese Seite lässt sich gerade nicht zeigen",
        "ko, en, This page cannot be shown now",
        "'!!', en, This page cannot be shown now"
    })
    void withTheStoreAwayEveryPageOfTheirsSaysSoInTheirLanguage(String accepted, String language, String title) {
        List<Caller> callers = List.of(stage.nobody(), stage.browser("Rowan"));
        stage.storeIsGone(true);
        for (Caller caller : callers) {
            for (String path : List.of("/n/" + TOKEN, "/r/" + TOKEN)) {
                member(caller.get(path, "Accept-Language", accepted), 503, language, title);
            }
            HttpResponse<String> chosen =
                    caller.post("/n/" + TOKEN, List.of("wanted", "no"), "Accept-Language", accepted);
            member(chosen, 503, language, title);
            assertThat(chosen.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void whatAPageDoesNotTakeIsSaidThere() {
        Caller member = stage.nobody();
        String path = "/n/" + TOKEN;
        member(
                member.post(path, List.of("wanted", "x".repeat(1_100_000)), "Accept-Language", "fr"),
                413,
                "fr",
                "C’était trop long");
        member(
                member.get(path, "Accept-Language", "de", "Content-Type", "multipart/form-data; boundary=x"),
                415,
                "de",
                "Hier werden keine Dateien angenommen");
    }

    @ParameterizedTest
    @CsvSource({"/", "/n", "/n/", "/r/", "/w/0123", "/a/0123", "/n/0/1", "/anything", "/r/%2e%2e%20"})
    void whereNothingIsAPersonReadsAPage(String path) {
        HttpResponse<String> answer =
                stage.nobody().get(path, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "de, en;q=0.5");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains(Headers.POLICY);
        assertThat(answer.body()).contains("<html lang=\"de\">").doesNotContain("Endpoint");
        if (!path.startsWith("/r/%")) {
            member(answer, 404, "de", "Unter dieser Adresse gibt es nichts");
        }
    }

    @ParameterizedTest
    @MethodSource("org.quietroom.core.testkit.RawRequest#malformed")
    void whatTheServerRefusesByItselfIsAPageToo(String request) throws IOException {
        RawRequest.Answer answer = RawRequest.send(URI.create(stage.address()), request);
        assertThat(answer.status()).isBetween(400, 599).isNotEqualTo(500);
        assertThat(answer.head())
                .contains("content-type: text/html", "cache-control: no-store", "x-frame-options: deny")
                .contains("content-security-policy: " + Headers.POLICY)
                .doesNotContain("server:", "x-powered-by");
        assertThat(answer.body()).contains("<h1>", "class=\"member\"").doesNotContain("<nav", "<script");
        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .doesNotContain("jetty", "javalin", "endpoint", "exception", "powered", "servlet", "http error");
    }

    @Test
    void anAddressThatWasCutIsSaidToBeSo() throws IOException {
        RawRequest.Answer answer = RawRequest.send(
                URI.create(stage.address()),
                "GET /n/%zz HTTP/1.1\r\nHost: localhost\r\nAccept-Language: es\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .as("the server read no language")
                .contains("<html lang=\"en\">", "<h1>This address cannot be read</h1>")
                .contains("lang=\"de\"", "lang=\"fr\"", "<h2>Esta dirección no se puede leer</h2>");
    }

    @Test
    void theDeskHasPagesOfItsOwn() {
        assertThat(stage.browser("Rowan")
                        .get("/desk/nothing", "Accept", "text/html")
                        .body())
                .contains("There is no such page", "/desk/queue");
    }

    private static void member(HttpResponse<String> answer, int status, String language, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(answer.body())
                .contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>", "class=\"member\"")
                .doesNotContain("/desk/queue", "<nav", "<script", "Rowan", TOKEN, "Exception", "quietroom doctor");
    }
}
